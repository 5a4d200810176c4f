use async_trait::async_trait;
use bytes::Bytes;

/// A picture that may be shown: of a kind that runs nothing, small, and of a size that no browser chokes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Icon {
    /// Its media type, by what it begins with.
    pub content_type: &'static str,
    /// The file.
    pub bytes: Bytes,
}

/// Pictures of apps, fetched for members, so that an app's host learns of none of them.
#[async_trait]
pub trait Icons: Send + Sync {
    /// The picture at this address as it was up to a day ago. `None` if there is none to be had. Returns within about
    /// 5 s; pages do not wait for it.
    async fn icon(&self, url: &str) -> Option<Icon>;
}
