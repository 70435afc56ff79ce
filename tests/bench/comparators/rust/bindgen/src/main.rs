//! Makes a module for Node.js of what rustc compiled, as `wasm-bindgen --target nodejs` does.
//!
//! `bindgen MODULE.wasm FOLDER` writes FOLDER/index.js and FOLDER/index_bg.wasm.

use std::{env, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen MODULE.wasm FOLDER");
        return ExitCode::FAILURE;
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("index").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    match bindgen.nodejs(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{module}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
