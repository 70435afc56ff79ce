#include <catch_amalgamated.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include <lambda_wasm/text/formats.hpp>

using namespace lambda_wasm::text;

namespace {

using Check = bool (*)(std::string_view) noexcept;

void check_all(Check check, std::initializer_list<std::string_view> fit, std::initializer_list<std::string_view> others) {
  for (const std::string_view text : fit) {
    CAPTURE(text);
    CHECK(check(text));
    CHECK_FALSE(check(std::string(text) + "\n"));
    CHECK_FALSE(check(' ' + std::string(text)));
    CHECK_FALSE(check(std::string(text) + "é"));
    CHECK_FALSE(check(std::string(text) + '\0'));
  }
  for (const std::string_view text : others) {
    CAPTURE(text);
    CHECK_FALSE(check(text));
  }
}

const std::string label63(63, 'a'), label64(64, 'a');

}  // namespace

TEST_CASE("formats: a date is a day of the calendar") {
  check_all(is_format<"date">, {"2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31", "2026-04-30"},
            {"", "2023-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-01", "20260101",
             "2026-01-01T00:00:00Z", "2026-01-1", "+2026-01-01", "2026/01/01"});
}

TEST_CASE("formats: a date-time") {
  check_all(is_format<"date-time">, {"2024-02-29T23:59:59Z", "2024-02-29t23:59:59.123456789+01:00"},
            {"", "2024-02-29", "2023-02-29T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29 23:59:59Z", "2024-02-29T23:59:59"});
}

TEST_CASE("formats: a UUID of any version") {
  check_all(
      is_format<"uuid">,
      {"2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"},
      {"", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-b4aa-73b441d163800", "2eb8aa08aa9811eab4aa73b441d16380",
       "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
       "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380"});
}

TEST_CASE("formats: an IPv4 address") {
  check_all(is_format<"ipv4">, {"0.0.0.0", "255.255.255.255", "192.168.10.1", "1.22.199.200", "249.250.9.10"},
            {"", "256.0.0.0", "0.0.0.256", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.04", "1.2.3.", ".1.2.3", "1..2.3",
             "0x7f.0.0.1", "1.2.3.4/8", "1.2.3.-4", "300.1.1.1", "1.2.3.1000", "2130706433"});
}

TEST_CASE("formats: an IPv6 address") {
  check_all(is_format<"ipv6">,
            {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8", "2001:DB8::ff00:42:8329",
             "::ffff:192.0.2.1", "1:2:3:4:5:6:1.2.3.4", "64:ff9b::1.2.3.4", "1::3:4:5:6:7:8",
             "abcd:ef01:2345:6789:abcd:ef01:2345:6789"},
            {"",
             ":",
             ":::",
             "1",
             "1:2:3:4:5:6:7",
             "1:2:3:4:5:6:7:8:9",
             "1:2:3:4:5:6:7:8::",
             "::1:2:3:4:5:6:7:8",
             "1::2::3",
             "1:",
             ":1",
             "1:2:3:4:5:6:7:",
             ":2:3:4:5:6:7:8",
             "12345::",
             "::g",
             "::1.2.3",
             "::1.2.3.4.5",
             "::1.2.3.256",
             "::1.2.3.4:5",
             "1:2:3:4:5:6:7:1.2.3.4",
             "1.2.3.4",
             "fe80::1%eth0",
             "[::1]",
             "::12345",
             "1:::2",
             "::-1"});
}

TEST_CASE("formats: a host name") {
  const std::string longest = label63 + '.' + label63 + '.' + label63 + '.' + std::string(61, 'b');
  check_all(
      is_format<"hostname">,
      {"a", "example.com", "xn--bcher-kva.example", "3com.com", "a-b.c--d.E9", "1.2.3.4", label63, longest},
      {"", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a-.b", "a_b", "bücher.example", label64, longest + 'b', "a b", "a.b-"});
}

TEST_CASE("formats: an e-mail address") {
  check_all(is_format<"email">,
            {"joe.bloggs@example.com", "a@b.c", "te~st@example.com", "~test@example.com", "!#$%&'*+-/=?^_`{|}~@a-b.example",
             "A.b.C9@3.de"},
            {"",
             "2962",
             "a@b",
             "@example.com",
             "a@",
             "a@@b.c",
             "a@b.c@d.e",
             ".test@example.com",
             "test.@example.com",
             "te..s@example.com",
             "a b@example.com",
             "\"joe bloggs\"@example.com",
             "joe@[127.0.0.1]",
             "a@-b.c",
             "a@b..c",
             "a@b.c.",
             "é@example.com",
             "a.b@c",
             "a(b)@example.com",
             "a@b_c.de"});
  CHECK(is_email(label64 + "@example.com"));
  CHECK_FALSE(is_email('a' + label64 + "@example.com"));
  const std::string domain = label63 + '.' + label63 + '.' + std::string(59, 'b') + ".c";
  REQUIRE(domain.size() == 189);
  CHECK(is_email(label64 + '@' + domain));
  CHECK_FALSE(is_email(label64 + '@' + 'c' + domain));
}

TEST_CASE("formats: a URI") {
  check_all(is_format<"uri">,
            {"http://foo.bar/?baz=qux#quux",
             "http://foo.com/blah_(wikipedia)_blah#cite-1",
             "http://foo.bar/?q=Test%20URL-encoded%20stuff",
             "http://xn--nw2a.xn--j6w193g/",
             "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
             "http://223.255.255.254",
             "ftp://ftp.is.co.za/rfc/rfc1808.txt",
             "ldap://[2001:db8::7]/c=GB?objectClass?one",
             "mailto:John.Doe@example.com",
             "news:comp.infosystems.www.servers.unix",
             "tel:+1-816-555-1212",
             "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
             "http://[::1]:8080/",
             "http://[v1.a:b]/",
             "file:///etc/hosts",
             "a:/",
             "a:b",
             "http://a//b",
             "z+.-9://",
             "http://a:/?#"},
            {"",
             "//foo.bar/?baz",
             "/abc",
             "\\\\WINDOWS\\fileshare",
             "abc",
             "http:// shouldfail.com",
             ":// should fail",
             "bar,baz:foo",
             "1a:b",
             "http://a/%2",
             "http://a/%zz",
             "http://a/#b#c",
             "http://a/[b]",
             "http://[::1",
             "http://::1]/",
             "http://[1:2]/",
             "http://[::1]x/",
             "http://[::1]/[",
             "http://a/<b>",
             "http://a/b|c",
             "http://a/^",
             "http://é.com",
             "http://a:b/",
             "http://[v1]/",
             "https://example.org/foobar\\.txt",
             "https://example.org/foobar\".txt",
             "a:?b",
             "a:",
             "http://a@b@c/",
             "a: b"});
}

TEST_CASE("formats: a name that is unknown only documents") {
  CHECK(is_format<"color">("anything"));
  STATIC_CHECK(!is_checked_format<"color">);
  STATIC_CHECK(is_checked_format<"date">);
}
