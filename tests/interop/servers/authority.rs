//! A private certificate authority, made with openssl.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The certificates of a test, in a folder of its own.
pub struct Authority {
    folder: PathBuf,
}

impl Authority {
    /// Makes an authority, and certificates for the server 127.0.0.1 and for a client.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("interop-{name}"));
        std::fs::create_dir_all(&folder).expect("the folder is made");
        let authority = Self { folder };
        authority.openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=interop -keyout ca.key -out ca.pem");
        for (name, extension) in [("server", "subjectAltName=IP:127.0.0.1"), ("client", "extendedKeyUsage=clientAuth")]
        {
            let file = authority.path(&format!("{name}.ext"));
            std::fs::write(file, extension).expect("the file is written");
            authority
                .openssl(&format!("req -newkey rsa:2048 -nodes -subj /CN={name} -keyout {name}.key -out {name}.csr"));
            authority.openssl(&format!(
                "x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile {name}.ext -out {name}.pem"
            ));
        }
        authority
    }

    fn openssl(&self, arguments: &str) {
        let done = Command::new("openssl").args(arguments.split(' ')).current_dir(&self.folder).output();
        let done = done.expect("openssl starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("openssl has written it")
    }
}
