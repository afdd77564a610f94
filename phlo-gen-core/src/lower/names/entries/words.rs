//! Words that names begin and end with.

/// Verbs that a name of a request begins with, sorted.
const VERBS: &[&str] = &[
    "accept",
    "activate",
    "add",
    "allow",
    "analyze",
    "apply",
    "approve",
    "archive",
    "ask",
    "assign",
    "associate",
    "attach",
    "authenticate",
    "authorize",
    "ban",
    "bind",
    "block",
    "book",
    "build",
    "bulk",
    "calculate",
    "call",
    "cancel",
    "capture",
    "change",
    "check",
    "classify",
    "clear",
    "clone",
    "close",
    "compare",
    "complete",
    "compute",
    "confirm",
    "connect",
    "convert",
    "copy",
    "count",
    "create",
    "deactivate",
    "decline",
    "decode",
    "decrypt",
    "delete",
    "demote",
    "deny",
    "deploy",
    "deregister",
    "describe",
    "destroy",
    "detach",
    "detect",
    "disable",
    "disassociate",
    "disconnect",
    "dismiss",
    "download",
    "duplicate",
    "edit",
    "enable",
    "encode",
    "encrypt",
    "enroll",
    "estimate",
    "evaluate",
    "execute",
    "export",
    "extract",
    "fetch",
    "filter",
    "find",
    "follow",
    "forgot",
    "fork",
    "freeze",
    "fulfill",
    "generate",
    "get",
    "grant",
    "hide",
    "import",
    "index",
    "ingest",
    "initialize",
    "initiate",
    "insert",
    "install",
    "invalidate",
    "invite",
    "invoke",
    "issue",
    "join",
    "leave",
    "link",
    "list",
    "load",
    "lock",
    "log",
    "login",
    "logoff",
    "logon",
    "logout",
    "lookup",
    "make",
    "mark",
    "merge",
    "migrate",
    "modify",
    "move",
    "mute",
    "notify",
    "obtain",
    "open",
    "optimize",
    "overwrite",
    "parse",
    "patch",
    "pause",
    "pay",
    "ping",
    "place",
    "poll",
    "post",
    "predict",
    "preview",
    "process",
    "promote",
    "protect",
    "provision",
    "publish",
    "purchase",
    "purge",
    "put",
    "query",
    "reactivate",
    "read",
    "reassign",
    "rebuild",
    "recalculate",
    "receive",
    "recommend",
    "redeem",
    "refresh",
    "refund",
    "regenerate",
    "register",
    "reject",
    "release",
    "reload",
    "remove",
    "rename",
    "renew",
    "reopen",
    "reorder",
    "replace",
    "reply",
    "report",
    "reprocess",
    "request",
    "resend",
    "reset",
    "resize",
    "resolve",
    "restart",
    "restore",
    "resubmit",
    "resume",
    "resync",
    "retrieve",
    "retry",
    "return",
    "revert",
    "revoke",
    "rotate",
    "run",
    "save",
    "scan",
    "schedule",
    "search",
    "select",
    "send",
    "set",
    "show",
    "sign",
    "signin",
    "signup",
    "simulate",
    "split",
    "start",
    "stop",
    "store",
    "stream",
    "submit",
    "subscribe",
    "suggest",
    "summarize",
    "suspend",
    "swap",
    "sync",
    "synchronize",
    "tag",
    "terminate",
    "test",
    "toggle",
    "transcribe",
    "transfer",
    "translate",
    "trigger",
    "unarchive",
    "unassign",
    "unban",
    "unbind",
    "unblock",
    "undelete",
    "undo",
    "unfollow",
    "unfreeze",
    "unhide",
    "uninstall",
    "unlike",
    "unlink",
    "unlock",
    "unmute",
    "unpin",
    "unprotect",
    "unpublish",
    "unregister",
    "unset",
    "unstar",
    "unsubscribe",
    "unsuspend",
    "untag",
    "unwatch",
    "update",
    "upgrade",
    "upload",
    "upsert",
    "use",
    "validate",
    "verify",
    "view",
    "void",
    "vote",
    "watch",
    "withdraw",
    "write",
];

/// Verbs among them that are nouns as well: `import jobs`, `search results`.
const NOUNS: &[&str] = &[
    "ask", "ban", "book", "bulk", "call", "capture", "change", "check", "copy", "count", "export", "filter", "follow",
    "fork", "freeze", "import", "index", "issue", "link", "lock", "log", "login", "lookup", "mark", "open", "pay",
    "place", "poll", "post", "preview", "process", "purchase", "query", "refund", "release", "report", "request",
    "return", "run", "scan", "schedule", "search", "sign", "split", "start", "store", "stream", "tag", "test",
    "transfer", "trigger", "upgrade", "upload", "use", "view", "vote", "watch",
];

/// Verbs among them of what only reads.
const READ: &[&str] = &["fetch", "find", "get", "list", "query", "retrieve", "search", "show"];

/// Verbs that need no object.
const ALONE: &[&str] = &["authenticate", "login", "logoff", "logon", "logout", "ping", "register", "signin", "signup"];

/// Words that connect what precedes them with what follows.
const JOINTS: &[&str] = &[
    "after", "and", "as", "at", "based", "because", "before", "between", "by", "during", "for", "from", "if", "in",
    "into", "of", "on", "or", "owned", "over", "per", "since", "that", "through", "to", "under", "until", "using",
    "via", "when", "where", "which", "while", "who", "whose", "with", "within", "without", "de", "del", "dela", "para",
    "por", "con", "und", "mit", "von", "pour", "avec", "dans",
];

/// Words that cannot end a name, besides those that connect.
const OPEN: &[&str] = &[
    "a", "all", "an", "any", "are", "be", "each", "every", "is", "its", "more", "new", "no", "not", "one", "only",
    "other", "our", "some", "specific", "the", "their", "these", "this", "those", "was", "were", "your", "el", "la",
    "las", "los", "un", "una", "der", "die", "das", "le", "les", "e", "y", "third", "first", "second", "single",
    "multiple", "given",
];

/// Articles.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// Words that say of a request only that it is one.
const REQUEST: &[&str] =
    &["delete", "endpoint", "get", "head", "new", "options", "patch", "post", "put", "request", "unnamed", "untitled"];

/// Words that say how a request is sent, beside a path that says what it is about.
const PROTOCOL: &[&str] =
    &["api", "call", "form", "graphql", "http", "https", "json", "rest", "route", "soap", "url", "xml"];

/// Whether a word begins a name of a request.
pub fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

/// Infinitives of other languages in Latin letters: Spanish, Portuguese, French, Italian, German, Indonesian, Turkish.
const INFINITIVES: [&str; 7] = [
    "crear obtener listar actualizar eliminar borrar buscar consultar agregar editar modificar enviar registrar iniciar \
     cerrar guardar asignar cambiar cancelar confirmar activar desactivar validar verificar generar descargar subir \
     configurar contratar conceder revocar aprobar rechazar procesar pagar anular mostrar quitar recuperar reiniciar",
    "criar obter atualizar excluir deletar remover adicionar alterar salvar cadastrar pesquisar gerar baixar carregar \
     aprovar rejeitar inserir trazer encerrar reenviar definir",
    "creer obtenir recuperer supprimer ajouter rechercher envoyer enregistrer valider annuler telecharger \
     afficher mettre desactiver connecter",
    "creare ottenere elencare aggiornare eliminare cercare inviare aggiungere modificare cancellare salvare",
    "erstellen abrufen aktualisieren loschen suchen anlegen senden andern hinzufugen entfernen",
    "buat tambah ubah hapus ambil lihat cari perbarui",
    "olustur getir guncelle listele ekle kaydet",
];

/// Whether a word is an infinitive of another language.
pub fn is_infinitive(word: &str) -> bool {
    INFINITIVES.iter().any(|verbs| verbs.split(' ').any(|verb| verb == word))
}

/// Whether a word is a verb and nothing else.
pub fn is_only_verb(word: &str) -> bool {
    is_verb(word) && !NOUNS.contains(&word)
}

/// Whether a word is a verb of what only reads.
pub fn is_read(word: &str) -> bool {
    READ.contains(&word)
}

/// Whether a verb needs no object.
pub fn stands_alone(verb: &str) -> bool {
    ALONE.contains(&verb)
}

/// Whether a word connects what precedes it with what follows.
pub fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word)
}

/// Whether a name can end with a word.
pub fn can_end(word: &str) -> bool {
    !is_joint(word) && !OPEN.contains(&word)
}

/// Whether a word is an article.
pub fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Whether words say of a request only that it is one, or how the request of a path is sent.
pub fn are_generic(words: &str, has_path: bool) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_generic = |word: &str| REQUEST.contains(&word) || is_number(word) || has_path && PROTOCOL.contains(&word);
    words != "new" && words.split('_').all(is_generic)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_sorted() {
        assert!(super::VERBS.is_sorted());
    }
}
