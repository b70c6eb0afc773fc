//! Starts the page.

fn main() {
    yew::Renderer::<nianbao_web::App>::new().render();
}
