// The main() of a function that is built for the host: an event on stdin, the reply on stdout.
#include <lambda_wasm.hpp>

int main(int argument_count, char** arguments) { return lambda_wasm::edge::run(argument_count, arguments); }
