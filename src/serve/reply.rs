//! What is sent where a request has no answer: a status and the reason in plain words.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::graph::{QueryError, StoreError};

/// Why a request has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    /// The reason, for people; a line or a few.
    pub message: String,
    /// Where in a query the fault stands: line and column, from 1.
    pub place: Option<(usize, usize)>,
    /// A header that the status asks for.
    header: Option<(HeaderName, &'static str)>,
}

impl Refusal {
    /// A refusal with this status.
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), place: None, header: None }
    }

    /// A request that can't be understood.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// Something that isn't there.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// A method that the place doesn't have.
    pub fn method(allowed: &'static str) -> Self {
        let message = format!("this place answers {allowed}");
        let refusal = Self::new(StatusCode::METHOD_NOT_ALLOWED, message);
        Self { header: Some((header::ALLOW, allowed)), ..refusal }
    }

    /// A query that took too long.
    pub fn late(message: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    /// A server that has too much to do.
    pub fn busy() -> Self {
        let refusal = Self::late(
            "the server has as many queries to answer as it can; try again in a few seconds",
        );
        Self { header: Some((header::RETRY_AFTER, "5")), ..refusal }
    }

    /// A client that likes none of the formats.
    pub fn not_acceptable(known: &[&str]) -> Self {
        let message =
            format!("none of the formats asked for is there; there are {}", known.join(", "));
        Self::new(StatusCode::NOT_ACCEPTABLE, message)
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Self {
        let status = match &error {
            QueryError::Syntax { .. }
            | QueryError::UnknownParameter { .. }
            | QueryError::MissingParameter { .. }
            | QueryError::UnknownName { .. }
            | QueryError::NotAnArticle(_)
            | QueryError::UnknownRelation { .. }
            | QueryError::Form(_) => StatusCode::BAD_REQUEST,
            QueryError::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            QueryError::NotAvailable(_) => StatusCode::FORBIDDEN,
            QueryError::TimedOut(_) => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let place = match &error {
            QueryError::Syntax { line, column, .. } => Some((*line, *column)),
            _ => None,
        };
        Self { place, ..Self::new(status, error.to_string()) }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        let mut response = (self.status, kind, format!("{}\n", self.message)).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
