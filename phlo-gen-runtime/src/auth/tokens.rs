//! Tokens from a function or a grant, shared by all calls of a client.

use crate::error::{Cause, Error, Redactor, TransportError, TransportKind};
use crate::platform::{Instant, timeout};
use secrecy::SecretString;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;

/// A source of tokens, and the last token from it.
#[derive(Clone)]
pub(crate) struct Tokens(Arc<Shared>);

struct Shared {
    source: Box<TokenSource>,
    /// The call that holds the lock fetches the token for all waiting calls.
    state: Mutex<State>,
    /// How often the source has answered: by it a call sees that it has waited for an answer.
    answers: AtomicU64,
}

#[derive(Default)]
struct State {
    last: Option<Token>,
    /// The request to the source. If the call that waits for it is dropped, the next one goes on waiting: the source may
    /// have used up a refresh token for its answer.
    running: Option<Running>,
    /// Why the source had no token, if that was its last answer.
    failure: Option<SharedFailure>,
    /// How often in a row the source refused to give a token.
    refusals: u32,
    /// How many tokens in a row were refused although they replaced a refused one.
    futile: u32,
    /// The source is not asked before this time: for any token, or for one that replaces a refused one.
    refused_until: Option<Instant>,
    pause_until: Option<Instant>,
}

struct Running {
    answer: SourceAnswer,
    started: Instant,
}

type SourceAnswer = Pin<Box<dyn Future<Output = Result<NewToken, TokenFailure>> + Send>>;

type TokenSource = dyn Fn() -> SourceAnswer + Send + Sync;

/// A token from its source.
pub(crate) struct NewToken {
    pub(crate) text: SecretString,
    /// How long it is valid, if that is known.
    pub(crate) lifetime: Option<Duration>,
}

/// Why a source has no token.
pub(crate) struct TokenFailure {
    pub(crate) cause: Cause,
    /// Whether the source will say the same again: it knows the client and refuses it.
    pub(crate) is_refusal: bool,
}

/// The failure of all calls that waited for the token.
#[derive(Debug, Clone)]
struct SharedFailure(Arc<Cause>);

/// A token, with a number by which a refused one is recognized.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) text: SecretString,
    /// When a new one is needed.
    until: Option<Instant>,
    /// When it expires.
    end: Option<Instant>,
    number: u64,
}

/// A token is not used in this time before it expires, because a call takes time. Of a short time it is the last quarter.
const MARGIN: Duration = Duration::from_secs(20);

/// The first of the pauses after repeated refusals. It doubles each time.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A request to the source that is older than this and has no answer is given up.
const OLDEST_REQUEST: Duration = Duration::from_secs(30);

/// How long reading an answer takes that has been received while nobody waited for it.
const LATE_READING: Duration = Duration::from_secs(2);

impl Tokens {
    /// Tokens from a function.
    pub(crate) fn new<F, Output>(source: F) -> Self
    where
        F: Fn() -> Output + Send + Sync + 'static,
        Output: Future<Output = Result<SecretString, Cause>> + Send + 'static,
    {
        Self::with_lifetime(move || {
            let token = source();
            async move {
                let failed = |cause| TokenFailure { cause, is_refusal: false };
                token.await.map(|text| NewToken { text, lifetime: None }).map_err(failed)
            }
        })
    }

    /// Tokens from a function that also returns their lifetime.
    pub(crate) fn with_lifetime<F, Output>(source: F) -> Self
    where
        F: Fn() -> Output + Send + Sync + 'static,
        Output: Future<Output = Result<NewToken, TokenFailure>> + Send + 'static,
    {
        let source = Box::new(move || Box::pin(source()) as SourceAnswer);
        Self(Arc::new(Shared { source, state: Mutex::default(), answers: AtomicU64::new(0) }))
    }

    /// The token for a call of this item: the last one, unless there is none or it has expired.
    pub(crate) async fn get(&self, item: &'static str, redactor: &Redactor) -> Result<Token, Error> {
        self.current().await.map_err(|cause| {
            let cause = redactor.redact_cause(cause);
            Error::Transport(Box::new(TransportError::new(item, TransportKind::NoToken, None, Some(cause))))
        })
    }

    async fn current(&self) -> Result<Token, Cause> {
        let before = self.0.answers.load(Ordering::Acquire);
        let mut state = self.0.state.lock().await;
        if let Some(token) = state.last.as_ref().filter(|last| !has_passed(last.until)) {
            return Ok(token.clone());
        }
        let outcome = match state.outcome(self.0.answers.load(Ordering::Acquire) != before) {
            Some(outcome) => outcome,
            None => self.renew(&mut state).await,
        };
        // A token that is about to expire is better than none.
        let usable = state.last.as_ref().filter(|last| !has_passed(last.end));
        outcome.or_else(|cause| usable.cloned().ok_or(cause))
    }

    /// A token in place of one that a server has refused; none if the last replacements were refused too: then the token is
    /// not the reason.
    ///
    /// # Errors
    /// The source has no token.
    pub(crate) async fn replace(&self, refused: &Token) -> Result<Option<Token>, Cause> {
        let before = self.0.answers.load(Ordering::Acquire);
        let mut state = self.0.state.lock().await;
        if let Some(other) = state.last.as_ref().filter(|last| last.number != refused.number) {
            return Ok(Some(other.clone()));
        }
        if state.pause_until.is_some_and(|until| Instant::now() < until) {
            return Ok(None);
        }
        let outcome = match state.outcome(self.0.answers.load(Ordering::Acquire) != before) {
            Some(outcome) => outcome,
            None => self.renew(&mut state).await,
        };
        outcome.map(Some)
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
            state.pause_until = pause(state.futile);
            state.futile = state.futile.saturating_add(1);
        }
    }

    async fn renew(&self, state: &mut State) -> Result<Token, Cause> {
        let (answer, started) = self.answer(state).await;
        state.running = None;
        self.0.answers.fetch_add(1, Ordering::Release);
        match answer {
            Ok(new) => {
                let token = Token::new(new, started, state.last.as_ref().map_or(0, |last| last.number + 1));
                state.last = Some(token.clone());
                (state.failure, state.refusals, state.refused_until) = (None, 0, None);
                Ok(token)
            }
            Err(TokenFailure { cause, is_refusal }) => {
                let failure = SharedFailure(Arc::new(cause));
                state.failure = Some(failure.clone());
                state.refusals = if is_refusal { state.refusals.saturating_add(1) } else { 0 };
                // The next answer may be another one.
                state.refused_until = state.refusals.checked_sub(2).and_then(pause);
                Err(failure.into())
            }
        }
    }

    /// The answer of the source: to the request that is running, unless that hangs, or to a new one.
    async fn answer(&self, state: &mut State) -> (Result<NewToken, TokenFailure>, Instant) {
        if let Some(old) = state.running.as_mut().filter(|running| running.started.elapsed() > OLDEST_REQUEST) {
            match timeout(|| LATE_READING, old.answer.as_mut()).await {
                Some(answer) => return (answer, old.started),
                None => state.running = None,
            }
        }
        let new = || Running { answer: (self.0.source)(), started: Instant::now() };
        let running = state.running.get_or_insert_with(new);
        (running.answer.as_mut().await, running.started)
    }
}

impl State {
    /// The last answer of the source, if it is the answer for this call too: because the call has waited for it, or because
    /// the source has refused repeatedly.
    fn outcome(&self, has_waited: bool) -> Option<Result<Token, Cause>> {
        let failed = || self.failure.clone().map(|failure| Err(failure.into()));
        if has_waited {
            failed().or_else(|| self.last.clone().map(Ok))
        } else if self.refused_until.is_some_and(|until| Instant::now() < until) {
            failed()
        } else {
            None
        }
    }
}

impl Token {
    fn new(NewToken { text, lifetime }: NewToken, started: Instant, number: u64) -> Self {
        let usable = lifetime.map(|lifetime| lifetime.saturating_sub(MARGIN.min(lifetime / 4)));
        let [until, end] = [usable, lifetime].map(|time| time.and_then(|time| started.checked_add(time)));
        Self { text, until, end, number }
    }
}

fn has_passed(time: Option<Instant>) -> bool {
    time.is_some_and(|time| time <= Instant::now())
}

/// The end of the pause after this many others.
fn pause(others: u32) -> Option<Instant> {
    Instant::now().checked_add(FIRST_PAUSE.saturating_mul(1 << others.min(10)).min(LONGEST_PAUSE))
}

impl fmt::Display for SharedFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for SharedFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
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
