//! Following the store: a newer edition when somebody has written to it.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::edition::Edition;
use super::site::Site;
use crate::graph::{Store, StoreError};

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
