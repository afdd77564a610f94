//! Lists the workspaces of an account, or what is in one of them.

use super::api_client::{advised, client};
use crate::error::CommandError;
use crate::output::style::{FAINT, HEADING, NAME, paint};
use crate::output::{stdout, table};
use phlo_gen_runtime::Error;
use std::io::Write;

/// Prints the workspaces, with their ids.
pub async fn list_workspaces() -> Result<(), CommandError> {
    let response = client()?.workspaces().list_workspaces().send().await.map_err(|error| without_list(&error))?;
    let rows = response.into_inner().workspaces.unwrap_or_default().into_iter().map(|workspace| {
        let [id, kind, name] = [workspace.id, workspace.type_, workspace.name].map(Option::unwrap_or_default);
        [paint(NAME, &id), paint(FAINT, &kind), name]
    });
    print(&[("", rows.collect())])
}

/// The error of a server without workspaces: it is not Postman's.
fn without_list(error: &Error) -> CommandError {
    const MESSAGE: &str = "the server has no list of workspaces (404)\n\
        help: POSTMAN_BASE_URL, if set, must be Postman's API or a mock of it";
    match error.status().map(|status| status.as_u16()) {
        Some(404) => CommandError::Failed(MESSAGE.to_owned()),
        _ => advised(error, None),
    }
}

/// Prints the collections and environments of a workspace, with their ids.
pub async fn list_contents(workspace: &str) -> Result<(), CommandError> {
    let call = client()?.workspaces().get_workspace().workspace_id(workspace);
    let response = call.send().await.map_err(|error| advised(&error, None))?;
    let workspace = response.into_inner().workspace.unwrap_or_default();
    let row = |uid: Option<String>, name: Option<String>| {
        [paint(NAME, &uid.unwrap_or_default()), name.unwrap_or_default(), String::new()]
    };
    let collections = workspace.collections.unwrap_or_default().into_iter().map(|entry| row(entry.uid, entry.name));
    let environments = workspace.environments.unwrap_or_default().into_iter().map(|entry| row(entry.uid, entry.name));
    print(&[("collections", collections.collect()), ("environments", environments.collect())])
}

/// Prints tables under their headings.
fn print(tables: &[(&str, Vec<[String; 3]>)]) -> Result<(), CommandError> {
    let mut out = stdout();
    for (heading, rows) in tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        if !heading.is_empty() {
            writeln!(out, "{}", paint(HEADING, heading))?;
        }
        table::lines(rows).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    out.flush()?;
    Ok(())
}
