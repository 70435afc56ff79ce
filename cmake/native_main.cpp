// main() of a function built for the host: reads an event on stdin, writes the reply to stdout.
#include <lambda_wasm.hpp>

int main(int argument_count, char** arguments) { return lambda_wasm::edge::run(argument_count, arguments); }
