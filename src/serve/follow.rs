//! Following the store: a newer edition when somebody has written to it.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::edition::Edition;
use super::site::Site;
use super::{pages, sparql};
use crate::graph::{Store, StoreError, queries};

/// How often the store is looked at.
const EVERY: Duration = Duration::from_millis(500);

/// Publishes newer editions for as long as the server runs. What goes wrong is told, once, and the last edition stays.
pub(super) async fn follow(site: Arc<Site>, tell: impl Fn(String)) {
    let mut told = String::new();
    loop {
        sleep(EVERY).await;
        if Store::moment(&site.settings.folder) == site.edition().moment {
            continue;
        }
        let folder = site.settings.folder.clone();
        match tokio::task::spawn_blocking(move || Edition::of(&folder)).await {
            Ok(Ok(edition)) => {
                site.publish(edition);
                tokio::spawn(prepare(Arc::clone(&site)));
                told.clear();
            }
            // Somebody is writing; what they write appears when they are done.
            Ok(Err(StoreError::Locked { .. })) | Err(_) => {}
            Ok(Err(error)) => {
                let error = error.to_string();
                if error != told {
                    tell(format!("the server stays with what it has: {error}"));
                    told = error;
                }
            }
        }
    }
}

/// Has the answers ready that people look for first: the overview, and the shipped queries that need no parameters. One
/// after the other, and no longer than their edition is the newest.
pub(super) async fn prepare(site: Arc<Site>) {
    let edition = site.edition();
    let is_old = || !Arc::ptr_eq(&edition, &site.edition());
    pages::prepare_overview(&site).await;
    for query in queries::shipped() {
        if is_old() {
            return;
        }
        if query.parameters.iter().all(|parameter| parameter.optional) {
            sparql::prepare(&site, query.sparql.clone()).await;
            pages::prepare(&site, &query).await;
        }
    }
}
