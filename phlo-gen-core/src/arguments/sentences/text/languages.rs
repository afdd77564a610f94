//! Words and phrases of other languages that say what is required, possible or the default, and the same in English.

/// A language.
pub struct Language {
    /// Beginnings of words that no other of these languages has, or that some of them share.
    pub signs: &'static [&'static str],
    /// Parts of words and small words that tell it from those that share signs with it.
    pub marks: &'static [&'static str],
    /// Phrases in small letters, each with its English.
    pub phrases: &'static [(&'static [&'static str], &'static str)],
}

pub const REQUIRED: &str = "required";
const NOT_REQUIRED: &str = "not required";
pub const OPTIONAL: &str = "optional";
pub const DEFAULT: &str = "default";
pub const BY_DEFAULT: &str = "by default";
const IF_NOT_GIVEN: &str = "if not given";
const VALUES: &str = "allowed values";
const FOR_EXAMPLE: &str = "e.g.";
const MUST_NOT: &str = "must not be";

#[rustfmt::skip]
pub const LANGUAGES: &[Language] = &[
    // abbreviations in English
    Language { signs: &["dflt"], marks: &[], phrases: &[(&["dflt.", "dflt"], DEFAULT), (&["dflts to"], "defaults to")] },
    // Portuguese
    Language {
        signs: &["obrigat", "padrão", "opciona", "facultativ", "valores poss", "valores perm", "valores aceit", "se não ", "quando não ",
            "vazio", "por exemplo", "deve ser", "devem ser", "pode ser", "podem ser"],
        marks: &["ã", "õ", " é ", " ou ", " da ", " do ", " uma ", " se não "],
        phrases: &[
            (&["não é obrigatório", "não é obrigatória", "não obrigatório", "não obrigatória"], NOT_REQUIRED),
            (&["obrigatório", "obrigatória", "obrigatórios", "obrigatórias", "obrigatorio", "obrigatoria"], REQUIRED),
            (&["opcional", "opcionais", "facultativo", "facultativa"], OPTIONAL),
            (&["por exemplo", "p. ex.", "p.ex."], FOR_EXAMPLE),
            (&["por padrão"], BY_DEFAULT), (&["valor padrão", "padrão"], DEFAULT), (&["o padrão"], "the default"),
            (&["se não for informado", "se não for informada", "se não for enviado", "se não for enviada", "se não informado",
                "se não vier", "se omitido", "se vazio", "quando não informado", "quando não enviado", "quando não vem",
                "caso não seja informado", "caso não seja enviado"], IF_NOT_GIVEN),
            (&["usamos", "consideramos"], "we use"), (&["é usado", "será usado", "é usada"], "is used"), (&["vazio", "em branco"], "empty"),
            (&["só aceita os valores", "aceita os valores", "aceita apenas", "aceita somente", "só aceita"], "must be one of"),
            (&["valores possíveis", "valores permitidos", "valores aceitos", "valores válidos"], VALUES),
            (&["pode ser", "podem ser"], "can be"), (&["deve ser", "devem ser"], "must be"),
            (&["não deve ser", "nunca deve ser", "não pode ser", "não podem ser", "nunca pode ser"], MUST_NOT), (&["um de", "uma de"], "one of"),
            (&["os dois são", "ambos são"], "both are"), (&["todos os campos são"], "all fields are"), (&["exceto", "menos"], "except"),
            (&["é"], "is"), (&["são"], "are"), (&["ou"], "or"), (&["e"], "and"), (&["campo", "parâmetro"], "field"),
        ],
    },
    // Spanish
    Language {
        signs: &["obligatori", "requerid", "por defecto", "predeterminad", "opciona", "facultativ", "valores pos", "valores perm", "si no se ", "si se omite",
            "p. ej", "p.ej", "por ejemplo", "debe ser", "deben ser", "puede ser", "pueden ser"],
        marks: &["ñ", "ción", " el ", " los ", " las ", " es ", " y ", " una ", " si "],
        phrases: &[
            (&["no es obligatorio", "no es obligatoria", "no es requerido", "no obligatorio", "no requerido"], NOT_REQUIRED),
            (&["obligatorio", "obligatoria", "obligatorios", "obligatorias", "requerido", "requerida", "requeridos", "requeridas"], REQUIRED),
            (&["opcional", "opcionales", "facultativo", "facultativa"], OPTIONAL),
            (&["p. ej.", "p.ej.", "por ejemplo"], FOR_EXAMPLE),
            (&["por defecto", "por omisión"], BY_DEFAULT), (&["valor por defecto", "valor predeterminado", "valor por omisión", "predeterminado", "predeterminada"], DEFAULT),
            (&["si no se especifica", "si no se envía", "si no se indica", "si no se informa", "si se omite", "cuando no se envía",
                "si está vacío"], IF_NOT_GIVEN),
            (&["se usa", "se utiliza", "se usará"], "we use"), (&["vacío"], "empty"),
            (&["valores posibles", "valores permitidos", "valores válidos", "valores aceptados"], VALUES),
            (&["puede ser", "pueden ser"], "can be"), (&["debe ser", "deben ser"], "must be"),
            (&["no debe ser", "no deben ser", "nunca debe ser", "no puede ser", "no pueden ser", "nunca puede ser"], MUST_NOT), (&["uno de", "una de"], "one of"),
            (&["ambos son"], "both are"), (&["todos los campos son"], "all fields are"), (&["excepto", "salvo", "menos"], "except"),
            (&["es"], "is"), (&["son"], "are"), (&["o", "u"], "or"), (&["y", "e"], "and"), (&["campo", "parámetro"], "field"),
        ],
    },
    // French
    Language {
        signs: &["obligatoire", "requis", "par défaut", "facultati", "optionnel", "valeurs poss", "valeurs auto", "valeurs acc", "si non ", "si vide", "si absent",
            "par ex", "p. ex", "p.ex", "doit être", "doivent être", "peut être", "peuvent être"],
        marks: &["é", "è", " est ", " les ", " ou ", " une ", " si ", " et "],
        phrases: &[
            (&["non obligatoire", "pas obligatoire", "non requis", "non requise"], NOT_REQUIRED),
            (&["obligatoire", "obligatoires", "requis", "requise", "requises"], REQUIRED),
            (&["facultatif", "facultative", "facultatifs", "facultatives", "optionnel", "optionnelle", "optionnels"], OPTIONAL),
            (&["par ex.", "par exemple", "p. ex.", "p.ex."], FOR_EXAMPLE),
            (&["par défaut"], BY_DEFAULT), (&["valeur par défaut"], DEFAULT),
            (&["si non renseigné", "si non précisé", "si non fourni", "si absent", "si vide", "s'il est omis", "si omis",
                "en cas d'absence"], IF_NOT_GIVEN),
            (&["vide"], "empty"),
            (&["valeurs possibles", "valeurs autorisées", "valeurs acceptées", "valeurs valides"], VALUES),
            (&["peut être", "peuvent être"], "can be"), (&["doit être", "doivent être"], "must be"),
            (&["ne doit être", "ne doivent être", "ne peut être", "ne peuvent être", "ne peut pas être", "ne doit pas être"], MUST_NOT), (&["l'une de", "l'un de", "une des valeurs", "un des"], "one of"),
            (&["tous les champs sont"], "all fields are"), (&["sauf", "excepté", "hormis"], "except"),
            (&["est"], "is"), (&["sont"], "are"), (&["ou"], "or"), (&["et"], "and"), (&["champ", "paramètre"], "field"),
        ],
    },
    // Italian
    Language {
        signs: &["obbligatori", "richiest", "predefinit", "facoltativ", "opzional", "valori poss", "valori amm", "se non ", "se omesso", "deve essere", "devono essere",
            "può essere", "possono essere"],
        marks: &["è", "può", " il ", " gli ", " di ", " se ", " una "],
        phrases: &[
            (&["non obbligatorio", "non obbligatoria", "non è obbligatorio", "non richiesto"], NOT_REQUIRED),
            (&["obbligatorio", "obbligatoria", "obbligatori", "obbligatorie", "richiesto", "richiesta"], REQUIRED),
            (&["facoltativo", "facoltativa", "opzionale", "opzionali"], OPTIONAL),
            (&["valore predefinito", "predefinito", "predefinita", "di default"], DEFAULT),
            (&["se non specificato", "se non indicato", "se non inviato", "se omesso", "se vuoto", "se assente"], IF_NOT_GIVEN),
            (&["vuoto"], "empty"), (&["valori possibili", "valori ammessi", "valori validi", "valori consentiti"], VALUES),
            (&["può essere", "possono essere"], "can be"), (&["deve essere", "devono essere"], "must be"),
            (&["non deve essere", "non devono essere", "non può essere", "non possono essere"], MUST_NOT), (&["uno di", "una di", "uno tra"], "one of"),
            (&["tutti i campi sono"], "all fields are"), (&["tranne", "eccetto", "salvo"], "except"),
            (&["è"], "is"), (&["sono"], "are"), (&["o", "oppure"], "or"), (&["e", "ed"], "and"), (&["campo", "parametro"], "field"),
        ],
    },
    // German
    Language {
        signs: &["erforderlich", "pflicht", "verpflichtend", "standardwert", "standardmäßig", "vorgabe", "voreingestellt", "zwingend",
            "mögliche werte", "erlaubte werte", "zulässige werte", "gültige werte", "wenn nicht", "falls nicht", "wenn leer", "falls leer", "ohne angabe",
            "z.b.", "z. b.", "zum beispiel", "beispielsweise"],
        marks: &["ä", "ö", "ü", "ß", " ist ", " der ", " die ", " oder ", " und ", " wird "],
        phrases: &[
            (&["nicht erforderlich", "kein pflichtfeld", "nicht verpflichtend"], NOT_REQUIRED),
            (&["erforderlich", "pflicht", "pflichtfeld", "pflichtfelder", "pflichtangabe", "verpflichtend", "zwingend erforderlich", "zwingend"],
                REQUIRED),
            (&["freiwillig", "wahlfrei"], OPTIONAL),
            (&["z.b.", "z. b.", "zum beispiel", "beispielsweise"], FOR_EXAMPLE),
            (&["standardwert", "standardmäßig", "vorgabewert", "vorgabe", "voreinstellung", "voreingestellt", "standard"], DEFAULT),
            (&["wenn nicht angegeben", "falls nicht angegeben", "wenn nichts angegeben", "wenn nicht gesetzt", "falls nicht gesetzt",
                "ohne angabe", "wenn weggelassen", "wenn leer", "falls leer"], IF_NOT_GIVEN),
            (&["leer"], "empty"), (&["mögliche werte", "erlaubte werte", "zulässige werte", "gültige werte"], VALUES),
            (&["einer von", "eine von", "eines von"], "one of"),
            (&["alle felder sind"], "all fields are"), (&["beide sind"], "both are"), (&["außer", "bis auf"], "except"),
            (&["ist"], "is"), (&["sind"], "are"), (&["oder"], "or"), (&["und"], "and"), (&["dann"], "then"), (&["feld"], "field"),
        ],
    },
    // Dutch
    Language {
        signs: &["verplicht", "standaard", "optioneel", "mogelijke waarden", "toegestane waarden"],
        marks: &["ij", " het ", " een ", " niet ", " van "],
        phrases: &[
            (&["niet verplicht"], NOT_REQUIRED), (&["verplicht", "verplichte"], REQUIRED), (&["optioneel", "optionele"], OPTIONAL),
            (&["standaardwaarde", "standaard"], DEFAULT),
            (&["indien niet opgegeven", "als niet opgegeven", "indien leeg", "als weggelaten"], IF_NOT_GIVEN), (&["leeg"], "empty"),
            (&["mogelijke waarden", "toegestane waarden"], VALUES), (&["kan zijn"], "can be"), (&["een van", "één van"], "one of"),
            (&["alle velden zijn"], "all fields are"), (&["behalve"], "except"),
            (&["is"], "is"), (&["zijn"], "are"), (&["of"], "or"), (&["en"], "and"), (&["veld"], "field"),
        ],
    },
    // Polish
    Language {
        signs: &["wymagan", "obowiązkow", "domyśln", "opcjonaln", "możliwe wart", "dozwolone wart"],
        marks: &["ł", "ś", "ż", " jest ", " lub "],
        phrases: &[
            (&["niewymagane", "niewymagany", "nie jest wymagane", "nie jest wymagany"], NOT_REQUIRED),
            (&["wymagane", "wymagany", "wymagana", "obowiązkowe", "obowiązkowy", "obowiązkowa"], REQUIRED),
            (&["opcjonalne", "opcjonalny", "opcjonalna", "opcjonalnie"], OPTIONAL),
            (&["wartość domyślna", "domyślna wartość", "domyślnie", "domyślny", "domyślna"], DEFAULT),
            (&["jeśli nie podano", "gdy nie podano", "jeśli puste"], IF_NOT_GIVEN), (&["puste"], "empty"),
            (&["możliwe wartości", "dozwolone wartości"], VALUES), (&["jedna z", "jeden z", "jedno z"], "one of"),
            (&["wszystkie pola są"], "all fields are"), (&["oprócz", "poza"], "except"),
            (&["to", "jest"], "is"), (&["są"], "are"), (&["lub", "albo"], "or"), (&["i", "oraz"], "and"), (&["pole"], "field"),
        ],
    },
    // Turkish
    Language {
        signs: &["zorunlu", "varsayılan", "isteğe bağlı", "opsiyonel", "gerekli", "olası değer", "geçerli değer"],
        marks: &["ı", "ğ", "ş", " veya ", " için "],
        phrases: &[
            (&["zorunlu değil", "zorunlu değildir", "gerekli değil"], NOT_REQUIRED),
            (&["zorunlu", "zorunludur", "zorunlu alan", "zorunlu alandır", "gerekli", "gereklidir"], REQUIRED),
            (&["isteğe bağlı", "isteğe bağlıdır", "opsiyonel", "opsiyoneldir"], OPTIONAL),
            (&["varsayılan değer", "varsayılan değeri", "varsayılan olarak", "varsayılan"], DEFAULT),
            (&["belirtilmezse", "gönderilmezse", "verilmezse", "boş ise", "boşsa"], IF_NOT_GIVEN), (&["boş"], "empty"),
            (&["olası değerler", "geçerli değerler", "alabileceği değerler"], VALUES),
            (&["veya", "ya da"], "or"), (&["ve"], "and"), (&["alan"], "field"),
        ],
    },
    // Russian
    Language {
        signs: &["обязател", "необязател", "по умолчанию", "опционал", "возможные знач", "допустимые знач"],
        marks: &[" или ", " и ", " для "],
        phrases: &[
            (&["необязательный", "необязательное", "необязательно", "необязательная", "необязательные", "не обязательно", "опционально",
                "опциональный", "опциональное"], OPTIONAL),
            (&["обязательный", "обязательное", "обязательно", "обязательная", "обязательные", "обязателен", "обязательна", "обязательны"],
                REQUIRED),
            (&["значение по умолчанию", "по умолчанию"], DEFAULT),
            (&["если не указан", "если не указано", "если не указана", "если не задан", "если не задано", "если не передан",
                "если не передано", "если пусто"], IF_NOT_GIVEN),
            (&["используется"], "we use"), (&["пусто"], "empty"),
            (&["возможные значения", "допустимые значения"], VALUES),
            (&["может быть"], "can be"), (&["должен быть", "должно быть"], "must be"), (&["одно из", "один из"], "one of"),
            (&["все поля", "все параметры"], "all fields are"), (&["кроме"], "except"),
            (&["или", "либо"], "or"), (&["и"], "and"), (&["поле", "параметр"], "field"),
        ],
    },
];
