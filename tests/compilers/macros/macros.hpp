// Macros that may be defined before the SDK is included: by Windows, macOS, X, Qt, Linux, and users of Emscripten.
#define small char
#define near
#define far
#define interface struct
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define abs(x) ((x) < 0 ? -(x) : (x))
#define round(x) ((long)(x))
#define IN
#define OUT
#define ERROR 0
#define DELETE 1
#define OPTIONAL
#define TRUE 1
#define FALSE 0
#define check(x) ((void)(x))
#define verify(x) ((void)(x))
#define require(x, y) ((void)(x))
#define nil 0
#define YES 1
#define NO 0
#define signals public
#define slots
#define emit
#define foreach(x, y) for (x : y)
#define forever for (;;)
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define unused(x) (void)(x)
#define countof(x) (sizeof(x) / sizeof(*x))
#define CHECK(x) x
#define LOG(x) x
#define TRY(x) x
#define TEST(x) x
#define HANDLER x
#define EXPORT x
#define FUNCTION x
#define INIT x
#define NONE 0
#define BLOCK 1
#define I (1)
#define T(x) x
#define _(x) x
