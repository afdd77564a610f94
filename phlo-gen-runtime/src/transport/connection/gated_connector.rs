//! A connector that opens a connection only if the gate is open.

use crate::error::Cause;
use crate::transport::connection::OwnConnection;
use std::io::{Error, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use tower_layer::Layer;
use tower_service::Service;

/// A connector that opens a connection only if the gate is open.
#[derive(Clone)]
pub(in crate::transport) struct GatedConnector<C> {
    pub(in crate::transport) connector: C,
    pub(in crate::transport) connection: OwnConnection,
}

impl<C, Target> Service<Target> for GatedConnector<C>
where
    C: Service<Target, Error: Into<Cause>, Future: Send + 'static> + Clone + Send + 'static,
    C::Response: 'static,
    Target: Send + 'static,
{
    type Response = C::Response;
    type Error = Cause;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, Cause>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        self.connector.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Target) -> Self::Future {
        let other = self.connector.clone();
        // The one that is ready.
        let mut connector = std::mem::replace(&mut self.connector, other);
        let connection = self.connection.clone();
        Box::pin(async move {
            if !connection.may_open().await {
                let why = "the server has closed the connection that it has to authorize";
                return Err(Error::new(ErrorKind::ConnectionAborted, why).into());
            }
            connector.call(target).await.map_err(Into::into)
        })
    }
}

/// Puts the gate before the connector of reqwest.
#[derive(Clone)]
pub(in crate::transport) struct GateLayer(pub(in crate::transport) OwnConnection);

impl<C> Layer<C> for GateLayer {
    type Service = GatedConnector<C>;

    fn layer(&self, connector: C) -> GatedConnector<C> {
        GatedConnector { connector, connection: self.0.clone() }
    }
}
