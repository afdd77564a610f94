/// E
#[derive(Debug)] #[non_exhaustive] pub enum Error { /// s
 Setting }
