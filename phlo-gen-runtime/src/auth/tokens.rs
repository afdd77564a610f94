//! Tokens from a function or a grant, shared by all calls of a client.

use crate::error::{Cause, Error, Redactor, TransportError};
use crate::platform::Instant;
use secrecy::SecretString;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// A source of tokens, and the last token from it.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Shared>);

struct Shared {
    source: Box<TokenSource>,
    /// The call that holds the lock fetches the token for all waiting calls.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last: Option<Token>,
    /// How many tokens in a row were refused although they replaced a refused one.
    futile: u32,
    /// No refused token is replaced before this time.
    pause_until: Option<Instant>,
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

/// A token is not used in this time before it expires, because a call takes time. Of a short time it is the last quarter.
const MARGIN: Duration = Duration::from_secs(20);

/// The pause after a token was refused that replaced a refused one. It doubles each time.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

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
        Self(Arc::new(Shared { source: Box::new(move || Box::pin(source())), state: Mutex::default() }))
    }

    /// The token for a call of this item: the last one, unless there is none or it has expired.
    pub(crate) async fn get(&self, item: &'static str, redactor: &Redactor) -> Result<Token, Error> {
        let mut state = self.0.state.lock().await;
        let is_good = |last: &&Token| last.until.is_none_or(|until| Instant::now() < until);
        if let Some(token) = state.last.as_ref().filter(is_good) {
            return Ok(token.clone());
        }
        self.renew(&mut state).await.map_err(|cause| {
            let (item, what, source) = (Some(item), "there is no token", Some(redactor.redact_cause(cause)));
            Error::Transport(Box::new(TransportError { item, what, connect: false, origin: None, source, attempts: 0 }))
        })
    }

    /// A token in place of one that a server has refused; none if there is none, or if the last replacements were refused
    /// too: then the token is not the reason.
    pub(crate) async fn replace(&self, refused: &Token) -> Option<Token> {
        let mut state = self.0.state.lock().await;
        if let Some(other) = state.last.as_ref().filter(|last| last.number != refused.number) {
            return Some(other.clone());
        }
        if state.pause_until.is_some_and(|until| Instant::now() < until) {
            return None;
        }
        self.renew(&mut state).await.ok()
    }

    /// Records whether a token was refused that replaced a refused one.
    pub(crate) async fn record_replacement(&self, token: &Token, was_refused: bool) {
        let mut state = self.0.state.lock().await;
        if state.last.as_ref().is_none_or(|last| last.number != token.number) {
            return;
        }
        if !was_refused {
            (state.futile, state.pause_until) = (0, None);
        } else if state.pause_until.is_none_or(|until| until <= Instant::now()) {
            let pause = FIRST_PAUSE.saturating_mul(1 << state.futile.min(10)).min(LONGEST_PAUSE);
            state.futile = state.futile.saturating_add(1);
            state.pause_until = Instant::now().checked_add(pause);
        }
    }

    async fn renew(&self, state: &mut State) -> Result<Token, Cause> {
        let number = state.last.as_ref().map_or(0, |last| last.number + 1);
        let NewToken { text, lifetime } = (self.0.source)().await?;
        let usable = lifetime.map(|lifetime| lifetime.saturating_sub(MARGIN.min(lifetime / 4)));
        let until = usable.and_then(|usable| Instant::now().checked_add(usable));
        let token = Token { text, until, number };
        state.last = Some(token.clone());
        Ok(token)
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, NewToken, Redactor, Tokens};

    /// The number of tokens that two calls in a row need.
    async fn needed(lifetime: Duration) -> u64 {
        let tokens = Tokens::with_lifetime(move || {
            std::future::ready(Ok(NewToken { text: "t".into(), lifetime: Some(lifetime) }))
        });
        let mut last = None;
        for _ in 0..2 {
            last = tokens.get("Item", &Redactor::default()).await.ok();
        }
        last.map_or(0, |token| token.number + 1)
    }

    #[tokio::test]
    async fn a_token_is_used_until_shortly_before_it_expires() {
        assert_eq!(needed(Duration::from_secs(10)).await, 1);
        assert_eq!(needed(Duration::MAX).await, 1);
        assert_eq!(needed(Duration::ZERO).await, 2);
    }
}
