//! Thirty operations of GitHub's issues, written by hand: reqwest, serde's derives, one generic function that sends.

use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A client of the API.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: Url,
    token: String,
}

/// Why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The network, or what came over it.
    Http(reqwest::Error),
    /// The server refused the call.
    Refused(StatusCode, Failure),
    /// The base URL has no paths.
    Base,
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Error::Http(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Http(error) => write!(f, "the call failed: {error}"),
            Error::Refused(status, failure) => write!(f, "the server refused the call with {status}: {failure:?}"),
            Error::Base => f.write_str("the base URL has no paths"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Http(error) => Some(error),
            Error::Refused(..) | Error::Base => None,
        }
    }
}

/// What a server says that refuses a call.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Failure {
    /// What is wrong.
    pub message: Option<String>,
    /// Where to read about it.
    pub documentation_url: Option<String>,
    /// The rule that was broken.
    pub code: Option<String>,
    /// What is wrong with each field.
    pub errors: Vec<FieldFailure>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FieldFailure {
    /// The rule that was broken.
    pub code: Option<String>,
    /// The kind of object.
    pub resource: Option<String>,
    /// The field.
    pub field: Option<String>,
    /// What is wrong.
    pub message: Option<String>,
    /// Which of several values.
    pub index: Option<i64>,
    /// The value.
    pub value: Option<String>,
}

/// An account.
#[derive(Debug, Clone, Deserialize)]
pub struct User {
    /// Its name.
    pub login: String,
    /// Its number.
    pub id: i64,
    /// Its id in the graph.
    pub node_id: String,
    /// Its picture.
    pub avatar_url: String,
    /// Its picture at Gravatar.
    pub gravatar_id: String,
    /// Itself.
    pub url: String,
    /// Its page.
    pub html_url: String,
    /// Who follows it.
    pub followers_url: String,
    /// Whom it follows.
    pub following_url: String,
    /// Its gists.
    pub gists_url: String,
    /// Its stars.
    pub starred_url: String,
    /// What it watches.
    pub subscriptions_url: String,
    /// Where it is a member.
    pub organizations_url: String,
    /// Its repositories.
    pub repos_url: String,
    /// What it did.
    pub events_url: String,
    /// What was done to it.
    pub received_events_url: String,
    /// A person or an organization.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it runs the site.
    pub site_admin: bool,
}

/// A milestone.
#[derive(Debug, Clone, Deserialize)]
pub struct Milestone {
    /// Itself.
    pub url: String,
    /// Its page.
    pub html_url: String,
    /// Labels of its issues.
    pub labels_url: String,
    /// Its number everywhere.
    pub id: i64,
    /// Its id in the graph.
    pub node_id: String,
    /// Its number in the repository.
    pub number: i64,
    /// Open or closed.
    pub state: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// Who made it.
    pub creator: User,
    /// How many issues are open.
    pub open_issues: i64,
    /// How many are closed.
    pub closed_issues: i64,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
    /// When it was closed.
    pub closed_at: String,
    /// When it is due.
    pub due_on: String,
}

/// A label.
#[derive(Debug, Clone, Deserialize)]
pub struct Label {
    /// Its number.
    pub id: i64,
    /// Its id in the graph.
    pub node_id: String,
    /// Itself.
    pub url: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Its color, six hexadecimal digits.
    pub color: String,
    /// Whether each repository has it.
    pub default: bool,
}

/// A comment.
#[derive(Debug, Clone, Deserialize)]
pub struct Comment {
    /// Its number.
    pub id: i64,
    /// Its id in the graph.
    pub node_id: String,
    /// Itself.
    pub url: String,
    /// Its page.
    pub html_url: String,
    /// Its text.
    pub body: String,
    /// Who wrote it.
    pub user: User,
    /// When it was written.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
    /// Its issue.
    pub issue_url: String,
    /// What its author is to the repository.
    pub author_association: String,
}

/// Where an issue is a pull request.
#[derive(Debug, Clone, Deserialize)]
pub struct PullRequest {
    /// Itself.
    pub url: String,
    /// Its page.
    pub html_url: String,
    /// What it changes.
    pub diff_url: String,
    /// The same as patches.
    pub patch_url: String,
}

/// An issue.
#[derive(Debug, Clone, Deserialize)]
pub struct Issue {
    /// Its number everywhere.
    pub id: i64,
    /// Its id in the graph.
    pub node_id: String,
    /// Itself.
    pub url: String,
    /// Its repository.
    pub repository_url: String,
    /// Its labels.
    pub labels_url: String,
    /// Its comments.
    pub comments_url: String,
    /// What happened to it.
    pub events_url: String,
    /// Its page.
    pub html_url: String,
    /// Its number in the repository.
    pub number: i64,
    /// Open or closed.
    pub state: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Who wrote it.
    pub user: User,
    /// Its labels.
    pub labels: Vec<Label>,
    /// Who works on it.
    pub assignee: User,
    /// All who do.
    pub assignees: Vec<User>,
    /// What it is part of.
    pub milestone: Milestone,
    /// Whether only members may comment.
    pub locked: bool,
    /// Why.
    pub active_lock_reason: String,
    /// How many comments it has.
    pub comments: i64,
    /// Where it is a pull request.
    pub pull_request: PullRequest,
    /// When it was closed.
    pub closed_at: Option<String>,
    /// When it was written.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
    /// Who closed it.
    pub closed_by: Option<User>,
    /// What its author is to the repository.
    pub author_association: String,
}

/// Which issues or milestones are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Open ones.
    Open,
    /// Closed ones.
    Closed,
    /// Both.
    All,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The smallest first.
    Asc,
    /// The largest first.
    Desc,
}

/// What issues are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// When they were written.
    Created,
    /// When they last changed.
    Updated,
    /// How many comments they have.
    Comments,
}

/// What milestones are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneSort {
    /// When they are due.
    DueOn,
    /// How much is done.
    Completeness,
}

/// A page of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Page {
    /// How many a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
    /// Which one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Which milestones are listed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListMilestones {
    /// Their state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What they are sorted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<MilestoneSort>,
    /// In which order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How many a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
    /// Which page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Which issues are listed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListIssues {
    /// The number of their milestone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// Their state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// Who works on them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Who wrote them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// Who is named in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentioned: Option<String>,
    /// Their labels, with commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<String>,
    /// What they are sorted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Sort>,
    /// In which order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Changed after this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// How many a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
    /// Which page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Which comments are listed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListComments {
    /// Changed after this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// How many a page has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
    /// Which page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Why an issue is locked.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LockIssue {
    /// The reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock_reason: Option<String>,
}

/// A new milestone.
#[derive(Debug, Clone, Serialize)]
pub struct CreateMilestone {
    /// Its title.
    pub title: String,
    /// Open or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<String>,
}

/// What changes in a milestone.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UpdateMilestone {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Open or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<String>,
}

/// The text of a comment.
#[derive(Debug, Clone, Serialize)]
pub struct CommentBody {
    /// The text.
    pub body: String,
}

/// A new issue.
#[derive(Debug, Clone, Serialize)]
pub struct CreateIssue {
    /// Its title.
    pub title: String,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Who works on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignees: Option<Vec<String>>,
    /// The number of its milestone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<i64>,
    /// Its labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
}

/// What changes in an issue.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UpdateIssue {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Who works on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignees: Option<Vec<String>>,
    /// The number of its milestone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<i64>,
    /// Open or closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Its labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<String>>,
}

/// A new label.
#[derive(Debug, Clone, Serialize)]
pub struct CreateLabel {
    /// Its name.
    pub name: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its color, six hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// What changes in a label.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UpdateLabel {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_name: Option<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its color, six hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// Labels of an issue.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Labels {
    /// Their names.
    pub labels: Vec<String>,
}

/// People who work on an issue.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Assignees {
    /// Their logins.
    pub assignees: Vec<String>,
}

impl Client {
    /// A client with a token.
    pub fn new(http: reqwest::Client, base: Url, token: impl Into<String>) -> Self {
        Client { http, base, token: token.into() }
    }

    /// Lists the issues of a repository.
    pub async fn list_issues(&self, owner: &str, repo: &str, list: &ListIssues) -> Result<Vec<Issue>, Error> {
        json(self.of(Method::GET, owner, repo, &["issues"])?.query(list)).await
    }

    /// Writes an issue.
    pub async fn create_issue(&self, owner: &str, repo: &str, body: &CreateIssue) -> Result<Issue, Error> {
        json(self.of(Method::POST, owner, repo, &["issues"])?.json(body)).await
    }

    /// Reads an issue.
    pub async fn get_issue(&self, owner: &str, repo: &str, number: u64) -> Result<Issue, Error> {
        json(self.of(Method::GET, owner, repo, &["issues", &number.to_string()])?).await
    }

    /// Changes an issue.
    pub async fn update_issue(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        body: &UpdateIssue,
    ) -> Result<Issue, Error> {
        json(self.of(Method::PATCH, owner, repo, &["issues", &number.to_string()])?.json(body)).await
    }

    /// Locks an issue.
    pub async fn lock_issue(&self, owner: &str, repo: &str, number: u64, body: &LockIssue) -> Result<(), Error> {
        none(self.of(Method::PUT, owner, repo, &["issues", &number.to_string(), "lock"])?.json(body)).await
    }

    /// Unlocks an issue.
    pub async fn unlock_issue(&self, owner: &str, repo: &str, number: u64) -> Result<(), Error> {
        none(self.of(Method::DELETE, owner, repo, &["issues", &number.to_string(), "lock"])?).await
    }

    /// Lists those who can be assigned.
    pub async fn list_assignees(&self, owner: &str, repo: &str, page: &Page) -> Result<Vec<User>, Error> {
        json(self.of(Method::GET, owner, repo, &["assignees"])?.query(page)).await
    }

    /// Whether somebody can be assigned: an error with 404 if not.
    pub async fn check_assignee(&self, owner: &str, repo: &str, assignee: &str) -> Result<(), Error> {
        none(self.of(Method::GET, owner, repo, &["assignees", assignee])?).await
    }

    /// Assigns an issue.
    pub async fn add_assignees(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        body: &Assignees,
    ) -> Result<Issue, Error> {
        json(self.of(Method::POST, owner, repo, &["issues", &number.to_string(), "assignees"])?.json(body)).await
    }

    /// Takes an issue from people.
    pub async fn remove_assignees(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        body: &Assignees,
    ) -> Result<Issue, Error> {
        json(self.of(Method::DELETE, owner, repo, &["issues", &number.to_string(), "assignees"])?.json(body)).await
    }

    /// Lists the comments of an issue.
    pub async fn list_comments(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        list: &ListComments,
    ) -> Result<Vec<Comment>, Error> {
        json(self.of(Method::GET, owner, repo, &["issues", &number.to_string(), "comments"])?.query(list)).await
    }

    /// Comments an issue.
    pub async fn create_comment(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        body: &CommentBody,
    ) -> Result<Comment, Error> {
        json(self.of(Method::POST, owner, repo, &["issues", &number.to_string(), "comments"])?.json(body)).await
    }

    /// Reads a comment.
    pub async fn get_comment(&self, owner: &str, repo: &str, id: u64) -> Result<Comment, Error> {
        json(self.of(Method::GET, owner, repo, &["issues", "comments", &id.to_string()])?).await
    }

    /// Changes a comment.
    pub async fn update_comment(
        &self,
        owner: &str,
        repo: &str,
        id: u64,
        body: &CommentBody,
    ) -> Result<Comment, Error> {
        json(self.of(Method::PATCH, owner, repo, &["issues", "comments", &id.to_string()])?.json(body)).await
    }

    /// Deletes a comment.
    pub async fn delete_comment(&self, owner: &str, repo: &str, id: u64) -> Result<(), Error> {
        none(self.of(Method::DELETE, owner, repo, &["issues", "comments", &id.to_string()])?).await
    }

    /// Lists the labels of an issue.
    pub async fn list_issue_labels(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        page: &Page,
    ) -> Result<Vec<Label>, Error> {
        json(self.of(Method::GET, owner, repo, &["issues", &number.to_string(), "labels"])?.query(page)).await
    }

    /// Adds labels to an issue.
    pub async fn add_labels(&self, owner: &str, repo: &str, number: u64, body: &Labels) -> Result<Vec<Label>, Error> {
        json(self.of(Method::POST, owner, repo, &["issues", &number.to_string(), "labels"])?.json(body)).await
    }

    /// Replaces the labels of an issue.
    pub async fn set_labels(&self, owner: &str, repo: &str, number: u64, body: &Labels) -> Result<Vec<Label>, Error> {
        json(self.of(Method::PUT, owner, repo, &["issues", &number.to_string(), "labels"])?.json(body)).await
    }

    /// Takes all labels from an issue.
    pub async fn remove_labels(&self, owner: &str, repo: &str, number: u64) -> Result<(), Error> {
        none(self.of(Method::DELETE, owner, repo, &["issues", &number.to_string(), "labels"])?).await
    }

    /// Takes a label from an issue.
    pub async fn remove_label(&self, owner: &str, repo: &str, number: u64, name: &str) -> Result<Vec<Label>, Error> {
        json(self.of(Method::DELETE, owner, repo, &["issues", &number.to_string(), "labels", name])?).await
    }

    /// Lists the labels of a repository.
    pub async fn list_labels(&self, owner: &str, repo: &str, page: &Page) -> Result<Vec<Label>, Error> {
        json(self.of(Method::GET, owner, repo, &["labels"])?.query(page)).await
    }

    /// Makes a label.
    pub async fn create_label(&self, owner: &str, repo: &str, body: &CreateLabel) -> Result<Label, Error> {
        json(self.of(Method::POST, owner, repo, &["labels"])?.json(body)).await
    }

    /// Reads a label.
    pub async fn get_label(&self, owner: &str, repo: &str, name: &str) -> Result<Label, Error> {
        json(self.of(Method::GET, owner, repo, &["labels", name])?).await
    }

    /// Changes a label.
    pub async fn update_label(
        &self,
        owner: &str,
        repo: &str,
        name: &str,
        body: &UpdateLabel,
    ) -> Result<Label, Error> {
        json(self.of(Method::PATCH, owner, repo, &["labels", name])?.json(body)).await
    }

    /// Deletes a label.
    pub async fn delete_label(&self, owner: &str, repo: &str, name: &str) -> Result<(), Error> {
        none(self.of(Method::DELETE, owner, repo, &["labels", name])?).await
    }

    /// Lists the milestones of a repository.
    pub async fn list_milestones(
        &self,
        owner: &str,
        repo: &str,
        list: &ListMilestones,
    ) -> Result<Vec<Milestone>, Error> {
        json(self.of(Method::GET, owner, repo, &["milestones"])?.query(list)).await
    }

    /// Makes a milestone.
    pub async fn create_milestone(
        &self,
        owner: &str,
        repo: &str,
        body: &CreateMilestone,
    ) -> Result<Milestone, Error> {
        json(self.of(Method::POST, owner, repo, &["milestones"])?.json(body)).await
    }

    /// Reads a milestone.
    pub async fn get_milestone(&self, owner: &str, repo: &str, number: u64) -> Result<Milestone, Error> {
        json(self.of(Method::GET, owner, repo, &["milestones", &number.to_string()])?).await
    }

    /// Changes a milestone.
    pub async fn update_milestone(
        &self,
        owner: &str,
        repo: &str,
        number: u64,
        body: &UpdateMilestone,
    ) -> Result<Milestone, Error> {
        json(self.of(Method::PATCH, owner, repo, &["milestones", &number.to_string()])?.json(body)).await
    }

    /// Deletes a milestone.
    pub async fn delete_milestone(&self, owner: &str, repo: &str, number: u64) -> Result<(), Error> {
        none(self.of(Method::DELETE, owner, repo, &["milestones", &number.to_string()])?).await
    }

    /// A request to a part of a repository. What is in a path is escaped.
    fn of(&self, method: Method, owner: &str, repo: &str, path: &[&str]) -> Result<RequestBuilder, Error> {
        let mut url = self.base.clone();
        url.path_segments_mut().map_err(|()| Error::Base)?.pop_if_empty().extend(["repos", owner, repo]).extend(path);
        let request = self.http.request(method, url).bearer_auth(&self.token);
        Ok(request.header("accept", "application/vnd.github+json"))
    }
}

/// Sends a request whose response has a body.
async fn json<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Error> {
    Ok(send(request).await?.json().await?)
}

/// Sends a request whose response has none.
async fn none(request: RequestBuilder) -> Result<(), Error> {
    send(request).await.map(|_| ())
}

async fn send(request: RequestBuilder) -> Result<Response, Error> {
    let response = request.send().await?;
    let status = response.status();
    if status.is_success() { Ok(response) } else { Err(Error::Refused(status, response.json().await?)) }
}
