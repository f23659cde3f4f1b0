package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every client that is measured does what is measured. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletClientsTest {

  private static LoopbackTls tls;
  private static SelectorServer http;
  private static LoopbackServer https;

  @BeforeAll
  static void open() throws Exception {
    tls = LoopbackTls.create();
    http = SelectorServer.start();
    https = LoopbackServer.https(tls);
  }

  @AfterAll
  static void close() throws Exception {
    http.close();
    https.close();
  }

  private interface Opening {
    WalletClient at(URI uri) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> links_again_and_again_over_http() {
    return Stream.of(
        links("Walletport", http.uri(), uri -> new WalletportClient(uri, tls)),
        links("HttpClient 5, safe", http.uri(), uri -> HttpClient5Client.safe(uri, tls)),
        links(
            "HttpClient 5, read as a stream",
            http.uri(),
            uri -> HttpClient5Client.safeStreaming(uri, tls)),
        links("HttpClient 5", http.uri(), HttpClient5Client::asItComes),
        links("OkHttp", http.uri(), uri -> new OkHttpWalletClient(uri, tls)),
        links("HttpClient", http.uri(), uri -> new JdkHttpWalletClient(uri, tls)),
        links("HttpURLConnection", http.uri(), UrlConnectionWalletClient::new),
        links("HttpClient's pool", http.uri(), PoolOnlyWalletClient::new),
        links("raw socket", http.uri(), RawSocketWalletClient::new));
  }

  @TestFactory
  Stream<DynamicTest> links_again_and_again_over_https() {
    return Stream.of(
        links("Walletport", https.uri(), uri -> new WalletportClient(uri, tls)),
        links("HttpClient 5, safe", https.uri(), uri -> HttpClient5Client.safe(uri, tls)),
        links("OkHttp", https.uri(), uri -> new OkHttpWalletClient(uri, tls)),
        links("HttpClient", https.uri(), uri -> new JdkHttpWalletClient(uri, tls)),
        links("Juspay's SDK", https.uri(), uri -> new JuspaySdkClient(uri, tls)));
  }

  private static DynamicTest links(String name, URI uri, Opening opening) {
    return DynamicTest.dynamicTest(name, () -> {
      try (WalletClient client = opening.at(uri)) {
        for (int call = 0; call < 3; call++) {
          assertThatCode(client::link).doesNotThrowAnyException();
        }
      }
    });
  }

  @Test
  void ours_and_the_base_also_find() throws Exception {
    try (WalletportClient ours = new WalletportClient(http.uri(), tls);
        HttpClient5Client base = HttpClient5Client.safe(http.uri(), tls)) {
      assertThat(ours.find()).isNotNull();
      assertThat(base.find()).isEqualTo(base.link());
    }
  }
}
