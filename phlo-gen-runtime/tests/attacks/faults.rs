//! The matrix: secrets, places and faults, over one of both transports in turn, or with `PHLO_GEN_ATTACKS=full` over each.

use crate::is_full;
use crate::leaks::Report;
use crate::server::{FAULTS, Fault, start};
use crate::subjects::{Subject, subjects};
use phlo_gen_runtime::transport::{Reqwest, Transport};
use phlo_gen_runtime::{CallFuture, Error, Operation};
use std::sync::Arc;

type Outcome = (String, Error, Vec<String>);

/// The error of a call to a server with this fault.
async fn fail(subject: &Subject, name: &str, fault: Fault, transport: impl Transport) -> Outcome {
    let client = subject.client(&start(fault, &subject.secrets), transport);
    let error = outcome(subject.call(&client)).await;
    (format!("{}, {fault:?}, {name}", subject.name), error, subject.secrets.clone())
}

async fn outcome<R: Operation>(call: CallFuture<R>) -> Error {
    match call.await {
        Ok(_) => panic!("the server answers with faults"),
        Err(error) => error,
    }
}

/// All faults with all secrets, or with every second one, from this on.
async fn matrix<T: Transport + Clone>(name: &'static str, first: usize, transport: T) -> Report {
    let mut report = Report::default();
    let step = if is_full() { 1 } else { 2 };
    let subjects: Vec<Arc<Subject>> = subjects().into_iter().skip(first % step).step_by(step).map(Arc::new).collect();
    for fault in FAULTS {
        let calls = subjects.iter().map(|subject| {
            let (subject, transport) = (Arc::clone(subject), transport.clone());
            tokio::spawn(async move { fail(&subject, name, fault, transport).await })
        });
        for call in calls.collect::<Vec<_>>() {
            let (what, error, secrets) = call.await.expect("no panic");
            report.error(&what, &error, &secrets);
        }
    }
    for subject in &subjects {
        let client = subject.client("http://127.0.0.1:1", transport.clone());
        report.error(&subject.name, &outcome(subject.call(&client)).await, &subject.secrets);
    }
    report
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_shows_a_secret_over_reqwest() {
    let policy = phlo_gen_runtime::__private::reqwest::redirect::Policy::none();
    let client = phlo_gen_runtime::__private::reqwest::Client::builder().redirect(policy).referer(false).no_proxy();
    matrix("reqwest", 0, Reqwest::new(client.build().expect("a client"))).await.finish("faults over reqwest");
}

#[cfg(feature = "hyper")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_shows_a_secret_over_hyper() {
    let hyper = phlo_gen_runtime::transport::Hyper::new().expect("a transport");
    matrix("hyper", 1, hyper).await.finish("faults over hyper");
}
