//! Tokens from a function or a grant, shared by all calls of a client.

use crate::error::{Cause, Error, TransportError};
use secrecy::SecretString;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// A source of tokens, and the last token from it.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Shared>);

struct Shared {
    source: Box<TokenSource>,
    /// The call that holds the lock fetches the token for all waiting calls.
    last: Mutex<Option<Token>>,
}

type TokenSource = dyn Fn() -> Pin<Box<dyn Future<Output = Result<NewToken, Cause>> + Send>> + Send + Sync;

/// A token from its source.
pub(crate) struct NewToken {
    pub(crate) text: SecretString,
    /// How long it is valid, if that is known.
    pub(crate) lifetime: Option<Duration>,
}

/// A token, with a number by which a refused one is recognized.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) text: SecretString,
    /// When a new one is needed.
    until: Option<Instant>,
    number: u64,
}

/// A token is not used in this time before it expires, because a call takes time.
const MARGIN: Duration = Duration::from_secs(20);

impl Tokens {
    /// Tokens from a function.
    pub(crate) fn new<F, Output>(source: F) -> Self
    where
        F: Fn() -> Output + Send + Sync + 'static,
        Output: Future<Output = Result<SecretString, Cause>> + Send + 'static,
    {
        Self::with_lifetime(move || {
            let token = source();
            async move { token.await.map(|text| NewToken { text, lifetime: None }) }
        })
    }

    /// Tokens from a function that also returns their lifetime.
    pub(crate) fn with_lifetime<F, Output>(source: F) -> Self
    where
        F: Fn() -> Output + Send + Sync + 'static,
        Output: Future<Output = Result<NewToken, Cause>> + Send + 'static,
    {
        Self(Arc::new(Shared { source: Box::new(move || Box::pin(source())), last: Mutex::new(None) }))
    }

    /// The token for a call of this item: the last one, unless there is none or a server has refused it.
    pub(crate) async fn get(&self, item: &'static str, refused: Option<&Token>) -> Result<Token, Error> {
        self.last_or_new(refused).await.map_err(|cause| {
            let (item, what) = (Some(item), "there is no token");
            Error::Transport(Box::new(TransportError {
                item,
                what,
                connect: false,
                origin: None,
                source: Some(cause),
                attempts: 0,
            }))
        })
    }

    async fn last_or_new(&self, refused: Option<&Token>) -> Result<Token, Cause> {
        let mut last = self.0.last.lock().await;
        let is_other = |last: &&Token| refused.is_none_or(|refused| last.number != refused.number);
        let is_good = |last: &&Token| last.until.is_none_or(|until| Instant::now() < until);
        if let Some(token) = last.as_ref().filter(is_other).filter(is_good) {
            return Ok(token.clone());
        }
        let number = last.as_ref().map_or(0, |last| last.number + 1);
        let NewToken { text, lifetime } = (self.0.source)().await?;
        let until = lifetime.and_then(|lifetime| Instant::now().checked_add(lifetime.saturating_sub(MARGIN)));
        let token = Token { text, until, number };
        *last = Some(token.clone());
        Ok(token)
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(..)")
    }
}
