//! Servers and verifiers as processes, each ended with the value that stands for it.

mod authority;

pub use self::authority::Authority;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server. It ends when this is dropped, and when the test ends in any other way.
pub struct Server {
    child: Child,
    port: u16,
    /// What it prints: a server that cannot print may stop.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Its URL, without a path.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The script of a folder `servers/`, which prints its port, and ends when its input does.
    fn script(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("the server prints its port");
        let port = line.trim().parse().expect("the server prints its port");
        Self { child, port, _output: output }
    }

    /// A program that listens on a port of its command line, which the function makes.
    fn program(command: impl Fn(u16) -> Vec<String>) -> Self {
        // The shell ends the program when the test is gone.
        const WATCH: &str = "\"$@\" </dev/null & read _; kill $!; wait";
        // Another process may take the port before the program does.
        for _ in 0..5 {
            let port = free_port();
            let mut watched = Command::new("sh");
            watched.args(["-c", WATCH, "sh"]).args(command(port)).stdin(Stdio::piped()).stdout(Stdio::piped());
            let mut child = watched.spawn().expect("a shell starts");
            let output = BufReader::new(child.stdout.take().expect("its output is piped"));
            let server = Self { child, port, _output: output };
            if listens(port) {
                return server;
            }
        }
        panic!("no server at {:?}", command(0));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}

fn listens(port: u16) -> bool {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(20) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// Why a test is skipped.
pub struct Missing(&'static str);

/// The value, or the end of the test with a word why.
#[macro_export]
macro_rules! or_skip {
    ($server:expr) => {
        match $server {
            Ok(server) => server,
            Err(missing) => return missing.print(),
        }
    };
}

impl Missing {
    pub fn print(self) {
        println!("skipped: no {}: run tests/interop/install.sh", self.0);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop")
}

/// A program of the python packages.
fn python(name: &str) -> Result<PathBuf, Missing> {
    let path = folder().join(".venv/bin").join(name);
    path.exists().then_some(path).ok_or(Missing("python packages"))
}

/// A program of Debian, in the folders of those for administrators too.
fn program(name: &'static str) -> Result<PathBuf, Missing> {
    let folders = ["/usr/sbin", "/usr/bin", "/usr/local/bin"];
    folders.iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists()).ok_or(Missing(name))
}

/// oauthlib, botocore, edgegrid-python and pyjwt. The keys are `RS=path` and `ES=path` of public keys.
pub fn verifier(keys: &[String]) -> Result<Server, Missing> {
    let mut command = Command::new(python("python")?);
    command.arg(folder().join("servers/verifier.py")).args(keys);
    Ok(Server::script(command))
}

/// pyspnego, which accepts NTLM.
pub fn ntlm() -> Result<Server, Missing> {
    let mut command = Command::new(python("python")?);
    command.arg(folder().join("servers/ntlm.py"));
    Ok(Server::script(command))
}

/// The authorization server of authlib.
pub fn authlib() -> Result<Server, Missing> {
    let mut command = Command::new(python("python")?);
    command.arg(folder().join("servers/authlib_tokens.py"));
    Ok(Server::script(command))
}

/// The authorization server of oidc-provider.
pub fn oidc_provider() -> Result<Server, Missing> {
    if !folder().join("node_modules/oidc-provider").exists() {
        return Err(Missing("npm packages"));
    }
    let mut command = Command::new("node");
    command.arg(folder().join("servers/oidc_provider.mjs")).stderr(Stdio::null());
    Ok(Server::script(command))
}

/// @hapi/hawk.
pub fn hawk() -> Result<Server, Missing> {
    if !folder().join("node_modules/@hapi/hawk").exists() {
        return Err(Missing("npm packages"));
    }
    let mut command = Command::new("node");
    command.arg(folder().join("servers/hawk.mjs"));
    Ok(Server::script(command))
}

/// Apache, whose mod_auth_digest guards another server: with these of its options.
pub fn apache_digest(guarded: &Server, options: &str) -> Result<Server, Missing> {
    let program = program("apache2")?;
    let modules =
        ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest", "proxy", "proxy_http"];
    let modules =
        modules.map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")).concat();
    let guarded = guarded.url();
    Ok(Server::program(|port| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("interop-apache-{port}"));
        std::fs::create_dir_all(&folder).expect("the folder is made");
        let folder_name = folder.display();
        // gardener, p&ss wörd
        let user = "gardener:the garden:926098a48d47141e2d53368c627e6766\n";
        std::fs::write(folder.join("users"), user).expect("the file is written");
        let configuration = format!(
            "{modules}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder_name}/pid\n\
             ErrorLog {folder_name}/errors\nAllowEncodedSlashes NoDecode\n\
             ProxyPass \"/\" \"{guarded}/\" nocanon\n<Location \"/\">\nAuthType Digest\n\
             AuthName \"the garden\"\nAuthDigestProvider file\nAuthUserFile {folder_name}/users\n\
             {options}\nRequire valid-user\n</Location>\n"
        );
        let file = folder.join("httpd.conf");
        std::fs::write(&file, configuration).expect("the file is written");
        [&program, Path::new("-DFOREGROUND"), Path::new("-f"), &file].map(|word| word.display().to_string()).to_vec()
    }))
}

/// httpbin, by gunicorn.
pub fn httpbin() -> Result<Server, Missing> {
    let program = python("gunicorn")?;
    Ok(Server::program(|port| {
        let bind = format!("--bind=127.0.0.1:{port}");
        let rest = ["--worker-class=gthread", "--threads=40", "--log-level=error", "httpbin:app"];
        [program.to_string_lossy().into_owned(), bind].into_iter().chain(rest.map(str::to_owned)).collect()
    }))
}

/// nginx with TLS and HTTP/2 in front of another server. `/client` is for clients with a certificate.
pub fn nginx(authority: &Authority, upstream: &Server) -> Result<Server, Missing> {
    let program = program("nginx")?;
    let folder = authority.path("nginx");
    std::fs::create_dir_all(&folder).expect("the folder is made");
    let path = |name: &str| authority.path(name).to_string_lossy().into_owned();
    let (upstream, own) = (upstream.url(), folder.to_string_lossy().into_owned());
    let (certificate, key, ca) = (path("server.pem"), path("server.key"), path("ca.pem"));
    Ok(Server::program(|port| {
        let configuration = format!(
            "daemon off; pid {own}/pid; error_log {own}/error.log; worker_processes 1;
            events {{}}
            http {{
                access_log off; client_body_temp_path {own}/body; proxy_temp_path {own}/proxy;
                fastcgi_temp_path {own}/fastcgi; uwsgi_temp_path {own}/uwsgi; scgi_temp_path {own}/scgi;
                client_max_body_size 100m; gzip on; gzip_min_length 1; gzip_types application/json; gzip_proxied any;
                server {{
                    listen 127.0.0.1:{port} ssl http2;
                    ssl_certificate {certificate}; ssl_certificate_key {key};
                    ssl_client_certificate {ca}; ssl_verify_client optional;
                    location = /protocol {{ default_type text/plain; return 200 $server_protocol; }}
                    location = /client {{
                        default_type text/plain;
                        if ($ssl_client_verify != SUCCESS) {{ return 403; }}
                        return 200 $ssl_client_s_dn;
                    }}
                    location / {{ proxy_pass {upstream}; proxy_set_header Host $http_host; }}
                }}
            }}"
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, configuration).expect("the file is written");
        vec![program.to_string_lossy().into_owned(), "-c".to_owned(), file.to_string_lossy().into_owned()]
    }))
}

/// tinyproxy, for all who know the password, if there is one.
pub fn tinyproxy(name: &str, password: Option<&str>, tunnels_to: &Server) -> Result<Server, Missing> {
    let program = program("tinyproxy")?;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (name, to) = (name.to_owned(), tunnels_to.port());
    let password = password.map(|password| format!("BasicAuth gardener {password}\n")).unwrap_or_default();
    Ok(Server::program(move |port| {
        let configuration = format!(
            "Port {port}\nListen 127.0.0.1\nAllow 127.0.0.1\nTimeout 30\nMaxClients 60\nLogLevel Critical\nConnectPort {to}\n{password}"
        );
        let file = folder.join(format!("interop-tinyproxy-{name}.conf"));
        std::fs::write(&file, configuration).expect("the file is written");
        vec![
            program.to_string_lossy().into_owned(),
            "-d".to_owned(),
            "-c".to_owned(),
            file.to_string_lossy().into_owned(),
        ]
    }))
}
