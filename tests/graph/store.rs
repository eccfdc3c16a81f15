#[test]
fn show() {
    let s = super::fixture::store(&super::fixture::quarrel());
    println!("{}", super::fixture::export(&s, chancery::graph::GraphFormat::Turtle));
}
