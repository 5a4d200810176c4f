//! Pictures of apps over HTTP, for members: a browser that loaded them itself would tell the app's host who looks at its
//! consent page.

mod picture;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::Bytes;
use moka::Expiry;
use moka::future::Cache;
use url::Url;

use super::outbound::Outbound;
use crate::ports::{Icon, Icons};

/// How long a picture is shown before its address is asked again,
const FRESH: Duration = Duration::from_secs(24 * 3_600);
/// and how long an address that had none is left alone.
const AGAIN: Duration = Duration::from_secs(600);
/// The largest picture, in bytes.
const BYTES_MAX: usize = 100 * 1024;
/// The widest and highest, in pixels: a small file may hold a picture that fills the memory of a browser.
const PIXELS_MAX: u32 = 2_048;
/// Memory for pictures, in bytes.
const MEMORY_MAX: u64 = 16 << 20;
/// What an address without a picture weighs in it, in bytes.
const ADDRESS_BYTES: u32 = 1_024;
/// How many addresses are asked at one time. Who comes then sees no picture, and may see one the next time.
const AT_ONCE: usize = 16;
/// How many of them may be of one host: a slow one takes its time, five seconds each, from itself.
const AT_ONCE_OF_HOST: usize = 2;

/// Pictures that were fetched.
pub struct HttpIcons {
    outbound: Option<Arc<Outbound>>,
    known: Cache<String, Option<Icon>>,
    asked: Arc<Asked>,
}

/// Hosts that are asked now, each as often as it is.
#[derive(Default)]
struct Asked(Mutex<Vec<String>>);

/// A place among them. It is given back by itself.
struct Turn {
    asked: Arc<Asked>,
    host: String,
}

impl Asked {
    /// `None`: there is no place now.
    fn turn(self: &Arc<Self>, url: &str) -> Option<Turn> {
        let host = Url::parse(url).ok()?.host_str()?.to_owned();
        let mut hosts = self.lock();
        if hosts.len() >= AT_ONCE || hosts.iter().filter(|known| **known == host).count() >= AT_ONCE_OF_HOST {
            return None;
        }
        hosts.push(host.clone());
        drop(hosts);
        Some(Turn { asked: self.clone(), host })
    }

    /// Nothing that could panic happens under the lock.
    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut hosts = self.asked.lock();
        if let Some(at) = hosts.iter().position(|host| *host == self.host) {
            hosts.swap_remove(at);
        }
    }
}

impl HttpIcons {
    /// Fetches them by this way out; without one there are none.
    pub fn new(outbound: Option<Arc<Outbound>>) -> Self {
        let weight = |url: &String, icon: &Option<Icon>| {
            let bytes = url.len() + icon.as_ref().map_or(0, |icon| icon.bytes.len());
            u32::try_from(bytes).unwrap_or(u32::MAX).saturating_add(ADDRESS_BYTES)
        };
        let known = Cache::builder().max_capacity(MEMORY_MAX).weigher(weight).expire_after(Lives).build();
        Self { outbound, known, asked: Arc::default() }
    }

    async fn fetch(&self, address: &str) -> Result<Icon, String> {
        let outbound = self.outbound.as_ref().ok_or_else(|| "there is no HTTP client".to_owned())?;
        let (client, url) = outbound.to(address).map_err(|refusal| refusal.to_string())?;
        let asked = client.get(url).header(http::header::ACCEPT, "image/webp, image/png, image/jpeg, image/gif").send();
        let mut answer = asked.await.map_err(|error| error.without_url().to_string())?;
        if answer.status() != http::StatusCode::OK {
            return Err(format!("answered with status {}", answer.status().as_u16()));
        }
        let mut file = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| error.without_url().to_string())? {
            if file.len() + chunk.len() > BYTES_MAX {
                return Err(format!("the picture is larger than {BYTES_MAX} bytes"));
            }
            file.extend_from_slice(&chunk);
        }
        let (content_type, width, height) =
            picture::read(&file).ok_or_else(|| "what is there is no PNG, JPEG, WebP or GIF".to_owned())?;
        if [width, height].iter().any(|side| !(1..=PIXELS_MAX).contains(side)) {
            return Err(format!("the picture is {width} by {height} pixels, more than {PIXELS_MAX}, or nothing"));
        }
        Ok(Icon { content_type, bytes: Bytes::from(file) })
    }
}

#[async_trait]
impl Icons for HttpIcons {
    async fn icon(&self, url: &str) -> Option<Icon> {
        if let Some(known) = self.known.get(url).await {
            return known;
        }
        let fetch = async {
            let _turn = self.asked.turn(url).ok_or(NoPlace)?;
            let fetched = self.fetch(url).await;
            if let Err(cause) = &fetched {
                tracing::info!(url, cause, "the picture of an app could not be fetched");
            }
            Ok::<_, NoPlace>(fetched.ok())
        };
        // Many who come at once wait for one answer, and take one place. That there was none is not remembered.
        self.known.try_get_with_by_ref(url, fetch).await.ok().flatten()
    }
}

/// As many addresses are asked as may be.
#[derive(Debug)]
struct NoPlace;

/// How long what was found is believed.
struct Lives;

impl Expiry<String, Option<Icon>> for Lives {
    fn expire_after_create(&self, _: &String, icon: &Option<Icon>, _: Instant) -> Option<Duration> {
        Some(if icon.is_some() { FRESH } else { AGAIN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_takes_no_places_of_others() {
        let asked = Arc::<Asked>::default();
        let turn = |url: &str| asked.turn(url);
        let slow: Vec<Option<Turn>> = (0..20).map(|number| turn(&format!("https://slow.example/{number}"))).collect();
        assert_eq!(slow.iter().flatten().count(), AT_ONCE_OF_HOST);
        assert!(turn("https://SLOW.example:8443/x").is_none(), "whichever port or letters");
        let others: Vec<Option<Turn>> = (0..20).map(|number| turn(&format!("https://{number}.example/"))).collect();
        assert_eq!(others.iter().flatten().count(), AT_ONCE - AT_ONCE_OF_HOST);
        assert!(turn("https://another.example/").is_none(), "that is all");
        drop(slow);
        assert!(turn("https://slow.example/1").is_some(), "places are given back");
        assert!(turn("no address").is_none());
    }
}
