// A time that overflows in 2038 cannot hold every time that a sender may write.
// REJECT SAYS lambda_wasm: the duration of this std::chrono::sys_time cannot count the years 0000 to 9999 (in nanoseconds: 64 bits): use sys_seconds, or sys_time of std::chrono's milliseconds, microseconds or nanoseconds.
#include <lambda_wasm.hpp>

struct Visit {
#ifdef ACCEPT
  std::chrono::sys_days day;
  std::chrono::sys_time<std::chrono::duration<double>> begin;
  std::chrono::sys_time<std::chrono::nanoseconds> end;
#endif
#ifdef REJECT
  std::chrono::sys_time<std::chrono::duration<std::int32_t>> day;
  int begin, end;
#endif
};
LAMBDA_WASM_DESCRIBE(Visit, day, begin, end)
LAMBDA_WASM_HANDLER([](const Visit& visit) { return visit.day; })
