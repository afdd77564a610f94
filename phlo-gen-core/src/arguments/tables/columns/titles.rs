//! The titles of columns: words for names, types, defaults and so on, in several languages.

use crate::arguments::sentences::default::is_absence;
use crate::bytes::{kind, position};
use crate::prose::{Cell, one_line};

/// The role of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Name,
    Place,
    Required { inverted: bool },
    Type,
    Description,
    Default,
    Values,
    Example,
    Other,
}

/// The words of a header cell.
pub fn title(cell: &Cell) -> String {
    let text = one_line(cell).to_lowercase();
    // "Std. value" is abbreviated, and no sentence
    let is_sentence = text.len() > 20 && text.contains(". ");
    if is_sentence || text.chars().count() > 60 {
        return String::new();
    }
    let title = text.trim_matches(|c: char| !c.is_alphanumeric());
    match position(title, kind!(b'_' | b'-' | b'.')) {
        Some(_) => title.replace(['_', '-'], " ").replace(". ", " "),
        None => title.to_owned(),
    }
}

#[rustfmt::skip]
const REQUIRED: &[&str] = &[
    "required", "mandatory", "req", "presence", "compulsory", "obligatory", "necessity", "requirement", "reqd",
];

#[rustfmt::skip]
const DESCRIPTIONS: &[&str] = &[
    "description", "descriptions", "desc", "notes", "note", "details", "meaning", "comment", "comments", "explanation",
    "remarks", "remark", "definition", "purpose", "usage", "info", "information", "summary", "descripton", "rules",
    "validation", "constraints",
];

/// Whole titles of columns of defaults.
#[rustfmt::skip]
const DEFAULTS: &[&str] = &[
    "standard value", "std value", "std", "initial value", "usual value", "otherwise", "assumed", "assumed value",
    "falls back to", "fallback", "fallback value", "dflt", "dflt value",
];

/// These are whole titles, because the words have other meanings beside others.
const PLACES: &[&str] = &["in", "object", "location", "place", "where", "sent in", "passed in", "position", "category"];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "name", "names", "parameter", "parameters", "param", "params", "field", "fields", "variable", "variables", "key",
    "keys", "property", "properties", "argument", "arguments", "arg", "args", "attribute", "attributes", "header",
    "headers", "option", "options", "element", "member", "fieldname", "parametername", "query",
];

/// The role of the column with this title. The first rule that fits decides.
pub fn role(title: &str) -> Role {
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words: Vec<&str> = words.into_iter().map(unabbreviated).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    if words.len() > 5 || words.is_empty() {
        return Role::Other;
    }
    if has(REQUIRED) || has_choices(title, &words) {
        return Role::Required { inverted: false };
    }
    if has(&["optional"]) {
        return Role::Required { inverted: true };
    }
    if has(&["default", "defaults"]) || DEFAULTS.contains(&title) || is_absence(title) {
        return Role::Default;
    }
    if has(&["example", "examples", "sample", "samples"]) {
        return Role::Example;
    }
    if has(DESCRIPTIONS) {
        return Role::Description;
    }
    if has(&["values", "value", "enum", "choices"]) && !has(&["type"]) || has(&["options"]) && words.len() > 1 {
        return Role::Values;
    }
    if has(&["type", "types", "datatype", "format", "schema"]) && !is_name_and_type(&words) {
        return Role::Type;
    }
    if PLACES.contains(&title) {
        return Role::Place;
    }
    if has(&["allowed", "accepted", "enumeration"]) {
        return Role::Values;
    }
    if has(NAMES) { Role::Name } else { in_other_languages(title).unwrap_or(Role::Other) }
}

/// "M/O", "R / O": letters that stand for "mandatory", "optional" and so on.
fn has_choices(title: &str, words: &[&str]) -> bool {
    let is_choice = |word: &&str| word.len() == 1 && "mcor".contains(*word);
    words.len() > 1 && words.iter().all(is_choice)
        || matches!(title, "m/o" | "o/m" | "m/o/c" | "r/o" | "o/r" | "req'd" | "must" | "must have" | "needed")
}

/// `mandatory` for `mand`: the word that begins with this one.
fn unabbreviated(word: &str) -> &str {
    const WHOLE: &[&str] = &["mandatory", "obligatory", "parameter", "description", "default"];
    const SHORTEST: usize = 4;
    WHOLE.iter().find(|whole| word.len() >= SHORTEST && whole.starts_with(word)).unwrap_or(&word)
}

/// "Name, type": a column of names that have their types with them.
fn is_name_and_type(words: &[&str]) -> bool {
    matches!(words, ["name", "type"] | [_, "and", "type"])
}

fn in_other_languages(title: &str) -> Option<Role> {
    HEADERS.iter().find(|(_, titles)| titles.contains(&title)).map(|(role, _)| *role)
}

#[rustfmt::skip]
const HEADERS: &[(Role, &[&str])] = &[
    (Role::Required { inverted: false }, &[
        "obligatorio", "obligatoria", "requerido", "requerida", "obrigatório", "obrigatorio", "obrigatória", "obligatoire",
        "requis", "pflicht", "pflichtfeld", "erforderlich", "obbligatorio", "richiesto", "verplicht", "zorunlu", "wymagane",
        "обязательный", "обязательное", "обязательность", "обязателен", "必填", "是否必填", "必传", "是否必传", "必须", "是否必须",
        "必需", "是否必需", "必选", "是否必选", "必填项", "必要", "必須", "必填與否", "필수", "필수여부", "필수 여부",
    ]),
    (Role::Default, &[
        "predeterminado", "por defecto", "valor por defecto", "padrão", "valor padrão", "défaut", "par défaut", "standardwert",
        "vorgabe", "vorgabewert", "predefinito", "по умолчанию", "значение по умолчанию", "默认值", "默认", "缺省值", "預設值", "預設", "デフォルト", "既定値",
        "기본값",
    ]),
    (Role::Example, &[
        "ejemplo", "exemplo", "exemple", "beispiel", "esempio", "voorbeeld", "пример", "示例", "示例值", "样例", "例子", "举例",
        "範例", "例", "サンプル", "예시", "예",
    ]),
    (Role::Type, &[
        "tipo", "tipo de dato", "tipo de dado", "typ", "datentyp", "тип", "тип данных", "类型", "数据类型", "参数类型", "字段类型",
        "類型", "資料型別", "型", "タイプ", "データ型", "타입", "자료형", "데이터 타입",
    ]),
    (Role::Values, &["valores", "valeurs", "werte", "valori", "значения", "取值", "取值范围", "枚举", "枚举值", "可选值"]),
    (Role::Description, &[
        "descripción", "descripcion", "descrição", "descricao", "beschreibung", "bemerkung", "descrizione", "omschrijving",
        "beschrijving", "açıklama", "opis", "описание", "комментарий", "примечание", "说明", "描述", "备注", "含义", "参数说明",
        "字段说明", "參數說明", "說明", "備註", "説明", "備考", "내용", "설명", "비고",
    ]),
    (Role::Name, &[
        "parámetro", "parámetros", "parametro", "parametri", "parâmetro", "parâmetros", "paramètre", "paramètres", "parametre",
        "campo", "campos", "nombre", "nome", "nom", "champ", "feld", "feldname", "naam", "veld", "alan", "параметр",
        "параметры", "поле", "имя", "название", "参数", "参数名", "参数名称", "字段", "字段名", "字段名称", "名称", "变量", "变量名",
        "參數", "參數名稱", "欄位", "名稱", "パラメータ", "パラメーター", "パラメータ名", "フィールド", "項目", "キー", "파라미터", "매개변수",
        "필드", "필드명", "변수명", "이름",
    ]),
];

#[cfg(test)]
mod tests {
    use super::{Role, role};

    #[test]
    fn a_clause_on_what_is_left_out_is_the_title_of_defaults() {
        for title in [
            "if omitted",
            "if not given",
            "when missing",
            "if left out",
            "fallback",
            "standard value",
            "std value",
            "assumed",
            "usual value",
            "vorgabe",
            "dflt",
            "default",
        ] {
            assert_eq!(role(title), Role::Default, "{title}");
        }
        for title in ["when", "if", "missing", "when used", "if given"] {
            assert_ne!(role(title), Role::Default, "{title}");
        }
        for title in ["must have", "needed"] {
            assert_eq!(role(title), Role::Required { inverted: false }, "{title}");
        }
    }

    #[test]
    fn words_with_other_meanings_beside_others_are_whole_titles() {
        for title in ["permission needed", "scopes needed", "fallback url", "fallback language", "assumed role"] {
            assert_eq!(role(title), Role::Other, "{title}");
        }
        for title in ["fallback", "fallback value"] {
            assert_eq!(role(title), Role::Default, "{title}");
        }
    }
}
