"""Addresses that would lead a fetch somewhere it must not go, or nowhere: 150 and more forms."""

# Names as a resolver of the test answers them; every other name is unknown.
NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.": ["127.0.0.1"],
    "localhost.localdomain": ["127.0.0.1"],
    "ip6-localhost": ["::1"],
    "metadata": ["169.254.169.254"],
    "metadata.google.internal": ["169.254.169.254"],
    "metadata.google.internal.": ["169.254.169.254"],
    "instance-data": ["169.254.169.254"],
    "instance-data.ec2.internal": ["169.254.169.254"],
    "metadata.azure.internal": ["169.254.169.254"],
    "kubernetes.default.svc": ["10.96.0.1"],
    "kubernetes.default.svc.cluster.local": ["10.96.0.1"],
    "host.docker.internal": ["192.168.65.254"],
    "gateway.docker.internal": ["192.168.65.1"],
    "router.lan": ["192.168.0.1"],
    "printer.local": ["169.254.7.7"],
    "nas.home.arpa": ["192.168.1.50"],
    "intranet": ["10.0.0.80"],
    "127.0.0.1.nip.example": ["127.0.0.1"],
    "10.0.0.1.xip.example": ["10.0.0.1"],
    "lvh.example": ["127.0.0.1"],
    "mixed.example": ["93.184.215.14", "10.0.0.1"],
    "mixed6.example": ["2606:2800:21f:cb07::1", "fd00::1"],
    "mapped.example": ["::ffff:192.168.0.1"],
    "nat64.example": ["64:ff9b::a00:1"],
    "teredo.example": ["2001:0:53aa:64c::1"],
    "sixtofour.example": ["2002:c0a8:1::1"],
    "zero.example": ["0.0.0.0"],
    "broadcast.example": ["255.255.255.255"],
    "many.example": ["224.0.0.251"],
    "cgnat.example": ["100.64.1.1"],
    "link.example": ["fe80::1"],
    "benchmark.example": ["198.18.0.1"],
    "nowhere.example": [],
}
PRIVATE = [
    # This machine, in every notation a resolver takes.
    *("127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.255", "0", "0.0.0.0", "0.0.0.1"),
    *("2130706433", "017700000001", "0x7f000001", "0x7F.1", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1"),
    *("0177.0.0.1", "0177.1", "00000177.0.0.1", "127.0.0x1", "127.000.000.001", "0x7f.0.1"),
    # Networks of houses and companies.
    *("10.0.0.1", "10.255.255.255", "10.1", "167772161", "0xa000001", "012.0.0.1", "0xa.1"),
    *("172.16.0.1", "172.31.255.254", "2886729729", "0xac100001", "0254.020.0.1"),
    *("192.168.0.1", "192.168.1.1", "192.168.257", "3232235521", "0xc0a80001", "0300.0250.0.1"),
    # Machines that tell secrets to whoever asks from inside.
    *("169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518"),
    *("169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16.nip.example"),
    # Special, shared, of documents, of many, of the future.
    *("100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "4294967295", "0xffffffff", "192.88.99.1"),
    # The same in version 6, and hidden inside it.
    *("[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::0.0.0.1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:10.0.0.1]", "[::ffff:169.254.169.254]"),
    *("[0:0:0:0:0:ffff:c0a8:0001]", "[::ffff:0:0]", "[::127.0.0.1]", "[::10.0.0.1]"),
    *("[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]"),
    *("[2002:7f00:1::]", "[2002:a00:1::1]", "[2002:c0a8:101::]", "[2002:a9fe:a9fe::]"),
    *("[2001:0:53aa:64c::1]", "[2001:db8::1]", "[2001:10::1]", "[2001:2::1]", "[100::1]"),
    *("[fe80::1]", "[fe80::1%25lo]", "[fe80::1%lo]", "[febf::1]", "[fec0::1]", "[ff02::1]"),
    *("[ff05::2]", "[fc00::1]", "[fd00::1]", "[fd00:ec2::254]", "[fdff:ffff::1]", "[3fff::1]"),
    *("[5f00::1]", "[::ffff:0:127.0.0.1]"),
    # Names.
    *(name for name, answers in NAMES.items() if answers),
    *("LOCALHOST", "LocalHost", "MetaData.Google.Internal"),
    # Signs that look like others: a browser would read them as the address beside them.
    *("①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ"),
    *("ｌｏｃａｌｈｏｓｔ", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "loc\u00adalhost", "0x7f｡1"),
]
MALFORMED = [
    *("", " ", "feed.json", "//example.org/", "://example.org", "http:", "http:/", "http://"),
    *("http:///etc/passwd", "http://?x", "http://#x", "http://:80/", "http://[/", "http://[]/"),
    *("http://]/", "http://[::1", "http://[::1]x/", "http://[v1.x]/", "http://[127.0.0.1]/"),
    *("http://example.org:0/", "http://example.org:99999/", "http://example.org:-1/"),
    *("http://example.org:80a/", "http://example.org:８０/", "http://example.org: 80/"),
    *(
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file://localhost/etc/passwd",
        "ftp://example.org/",
    ),
    *("gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/"),
    *("tftp://127.0.0.1/x", "sftp://127.0.0.1/x", "jar:http://127.0.0.1!/", "data:,[]"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "blob:http://x", "about:blank"),
    *("mailto:a@example.org", "ws://example.org/", "wss://example.org/", "netdoc:///etc/passwd"),
    *("php://filter/resource=x", "expect://id", "phar://x", "unix:///var/run/docker.sock"),
    *("http+unix://%2Fvar%2Frun%2Fdocker.sock/", "https:example.org", "http:\\\\127.0.0.1\\"),
    *("http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/"),
    *("http://exa mple.org/", "http://example.org /", "http://exam\tple.org@/", "ht tp://x.org/"),
    *("http://example.org/\r\nX-Evil: 1", "http://example.org/\x00", "http://exa\x00mple.org/"),
    *(
        "http://example.org/%0d%0aHost:%20x\nx",
        "http://example.org/\x7f",
        "http://\u202eexample.org/",
    ),
    *("http://example..org/", "http://.example.org/", "http://-.example..org/", "http://*/"),
    *("http://" + "a" * 64 + ".example/", "http://" + "a." * 200 + "example/"),
    *(
        "http://example.org/" + "a" * 3000,
        "http://%31%32%37.0.0.1/",
        "http://127.0.0.1%00.example/",
    ),
    *(
        "http://0x.0x.0x.0x/",
        "http://256.256.256.256/",
        "http://1.2.3.4.5/",
        "http://127.0.0.1.:x/",
    ),
]
WITH_PASSWORD = [
    *("http://me:secret@example.org/", "http://me@example.org/", "http://:x@example.org/"),
    *("http://example.org@127.0.0.1/", "http://example.org:80@127.0.0.1/", "http://@127.0.0.1/"),
    *("http://a@b@127.0.0.1/", "http://127.0.0.1:80@example.org/", "http://%40:@127.0.0.1/"),
    *("http://example.org%2f@127.0.0.1/", "http://x:y@[::1]/"),
]
# What a public site may say to send us on.
REDIRECTS = [
    *("http://127.0.0.1/", "//127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0/"),
    *("http://localhost/", "https://metadata.google.internal/", "http://169.254.169.254/latest/"),
    *("http://[::ffff:10.0.0.1]/", "http://mixed.example/", "http://me:x@93.184.215.14/"),
    *(
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "data:,[]",
        "ftp://x.org/",
    ),
    *("http://", "http://[", "http://①②⑦.⓪.⓪.①/", "http://0x7f.1/\r\nX: y", "\\\\127.0.0.1\\x"),
]
