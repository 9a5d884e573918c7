//! Spans, as a collector receives them: what belongs to what, how long it took, and no word of anybody.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Any;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;
use serde_json::json;

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};
use crate::wire::{CANARY, OTHER};

/// A collector that takes everything: its address, and the bodies of what it is sent. It ends with the test.
fn collector() -> (String, Receiver<(String, Vec<u8>)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (say, heard) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream);
            loop {
                let mut head = String::new();
                while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).is_ok_and(|it| it > 0) {}
                let length = head
                    .to_lowercase()
                    .split("content-length: ")
                    .nth(1)
                    .and_then(|it| it.lines().next()?.trim().parse::<usize>().ok());
                let Some(length) = length else { break };
                let mut body = vec![0; length];
                reader.read_exact(&mut body).expect("a body");
                reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").expect("it reads");
                if say.send((head, body)).is_err() {
                    return;
                }
            }
        }
    });
    (address, heard)
}

fn value(span: &Span, name: &str) -> String {
    let found = span.attributes.iter().find(|it| it.key == name).and_then(|it| it.value.as_ref()?.value.as_ref());
    match found {
        Some(Any::StringValue(it)) => it.clone(),
        Some(Any::IntValue(it)) => it.to_string(),
        Some(it) => format!("{it:?}"),
        None => String::new(),
    }
}

#[test]
fn a_collector_hears_what_took_how_long_and_no_words() {
    let folder = Folder::new();
    let (model, (address, heard)) = (ModelServer::breaking(None), collector());
    let studio = Process::start_with(folder.path(), &model, &["--otlp", &address]);
    let sections = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];
    let wanted = json!({ "prompt": FERRULE, "page_type": "saas", "sections": sections });
    let page = studio.post("/api/generate-multi-section", &wanted);
    let by_model = page["sections"].as_array().expect("sections").iter().filter(|it| it["author"] == "model").count();
    let id = page["id"].as_str().expect("an id").to_owned();
    assert!(by_model > 3, "{page}");
    assert!(studio.stop(), "it ends in order");

    let messages: Vec<(String, Vec<u8>)> = heard.try_iter().collect();
    assert!(messages.iter().all(|it| it.0.starts_with("POST /v1/traces ")), "{messages:?}");
    let decoded = messages.iter().map(|it| ExportTraceServiceRequest::decode(it.1.as_slice()).expect("OTLP"));
    let resources: Vec<_> = decoded.flat_map(|it| it.resource_spans).collect();
    let spans: Vec<Span> = resources.into_iter().flat_map(|it| it.scope_spans).flat_map(|it| it.spans).collect();
    let called = |name: &str| spans.iter().filter(|it| it.name == name).collect::<Vec<_>>();

    let request = called("POST /api/generate-multi-section")[0];
    assert_eq!(value(request, "http.response.status_code"), "200");
    let job = called("job")[0];
    assert_eq!([value(job, "kind"), value(job, "state"), value(job, "id")], ["page", "done", &id]);
    assert!(job.parent_span_id.is_empty() && job.links[0].span_id == request.span_id, "the request asked for it");
    let made = called("section");
    let mut kinds: Vec<String> = made.iter().map(|it| value(it, "kind")).collect();
    kinds.sort_by_key(|it| sections.iter().position(|at| at == it));
    assert_eq!(kinds, sections);
    assert!(made.iter().all(|it| it.parent_span_id == job.span_id && it.trace_id == job.trace_id));
    assert!(made.iter().all(|it| it.end_time_unix_nano > it.start_time_unix_nano));
    let calls = called("chat");
    let of_sections = calls.iter().filter(|it| made.iter().any(|at| at.span_id == it.parent_span_id)).count();
    let of_plan = calls.iter().filter(|it| it.parent_span_id == job.span_id).count();
    assert!(of_sections >= by_model && of_plan >= 1, "{of_sections} calls for sections, {of_plan} for the plan");
    let model = |it: &&&Span| (value(it, "gen_ai.request.model"), value(it, "gen_ai.usage.output_tokens"));
    assert!(calls.iter().map(|it| model(&it)).all(|it| it.0 == "dev" && it.1.parse::<u32>().is_ok_and(|it| it > 0)));

    let all: String = messages.iter().map(|it| String::from_utf8_lossy(&it.1)).collect();
    let names = spans.iter().map(|it| it.name.as_str()).collect::<Vec<_>>();
    assert!(all.contains("airstrip") && !names.iter().any(|it| it.contains("hyper")), "{names:?}");
    for word in ["Ferrule", "ferrule", "migration", CANARY, OTHER] {
        assert!(!all.contains(word), "`{word}` is told to the collector");
    }
}

#[test]
fn a_collector_that_is_not_there_stops_nothing() {
    let folder = Folder::new();
    let model = ModelServer::breaking(None);
    let nobody = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let studio = Process::start_with(folder.path(), &model, &["--otlp", &format!("http://{nobody}")]);
    let page = studio.post("/api/generate-multi-section", &json!({ "prompt": FERRULE, "model": "offline" }));
    assert!(page["id"].is_string(), "{page}");
    assert!(studio.stop(), "it ends in order");
    let refused = folder.run(&["studio", "ws", "--otlp", "ftp://collector"]);
    assert_eq!(refused.code(), 2);
    assert!(refused.err().contains("is no address that spans can be sent to"), "{}", refused.err());
}
