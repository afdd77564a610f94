//! Tokens that a function of the user's brings.

use crate::clock::Clock;
use crate::error::{Cause, Error, TransportError};
use secrecy::SecretString;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// A function that brings tokens, and the token that it brought last.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Shared>);

struct Shared {
    bring: Box<Bring>,
    /// Whoever holds the lock asks for all.
    last: Mutex<Option<Token>>,
}

type Bring = dyn Fn() -> Pin<Box<dyn Future<Output = Result<Fresh, Cause>> + Send>> + Send + Sync;

/// A token as it was brought.
pub(crate) struct Fresh {
    pub(crate) text: SecretString,
    /// How long it is good for, if that is known.
    pub(crate) lives: Option<Duration>,
}

/// A token, numbered so that one that was refused is known.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) text: SecretString,
    /// When another one is asked for.
    until: Option<Instant>,
    number: u64,
}

/// How long before its end a token is left alone: a call takes time.
const MARGIN: Duration = Duration::from_secs(20);

impl Tokens {
    pub(crate) fn new<F, Brought>(bring: F) -> Self
    where
        F: Fn() -> Brought + Send + Sync + 'static,
        Brought: Future<Output = Result<SecretString, Cause>> + Send + 'static,
    {
        Self::fresh(move || {
            let brought = bring();
            async move { brought.await.map(|text| Fresh { text, lives: None }) }
        })
    }

    /// The same with tokens that say how long they are good for.
    pub(crate) fn fresh<F, Brought>(bring: F) -> Self
    where
        F: Fn() -> Brought + Send + Sync + 'static,
        Brought: Future<Output = Result<Fresh, Cause>> + Send + 'static,
    {
        Self(Arc::new(Shared { bring: Box::new(move || Box::pin(bring())), last: Mutex::new(None) }))
    }

    /// The token, in the time that the call has: the last one, unless there is none or it was refused.
    pub(crate) async fn get(&self, clock: Clock, refused: Option<&Token>) -> Result<Token, Error> {
        clock.limit(None, self.ask(refused)).await?.map_err(|cause| {
            let (item, what) = (Some(clock.item), "there is no token");
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

    async fn ask(&self, refused: Option<&Token>) -> Result<Token, Cause> {
        let mut last = self.0.last.lock().await;
        let is_other = |last: &&Token| refused.is_none_or(|refused| last.number != refused.number);
        let is_good = |last: &&Token| last.until.is_none_or(|until| Instant::now() < until);
        if let Some(token) = last.as_ref().filter(is_other).filter(is_good) {
            return Ok(token.clone());
        }
        let number = last.as_ref().map_or(0, |last| last.number + 1);
        let Fresh { text, lives } = (self.0.bring)().await?;
        let until = lives.and_then(|lives| Instant::now().checked_add(lives.saturating_sub(MARGIN)));
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
