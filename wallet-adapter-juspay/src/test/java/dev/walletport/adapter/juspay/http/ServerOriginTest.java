package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https,api.juspay.in,443,api.juspay.in",
    "https,api.juspay.in,80,api.juspay.in:80",
    "https,api.juspay.in,8443,api.juspay.in:8443",
    "http,localhost,80,localhost",
    "http,localhost,443,localhost:443",
    "http,localhost,8080,localhost:8080",
    "https,127.0.0.1,443,127.0.0.1",
    "https,::1,443,[::1]",
    "https,::1,8443,[::1]:8443",
    "http,::1,80,[::1]",
    "http,2001:db8::1,443,[2001:db8::1]:443"
  })
  void names_the_port_in_its_authority_unless_it_is_that_of_the_scheme(
      String scheme, String host, int port, String authority) {
    assertThat(new ServerOrigin(scheme, host, port).authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @CsvSource({
    "https,api.juspay.in,443,api.juspay.in:443",
    "http,localhost,80,localhost:80",
    "https,127.0.0.1,9,127.0.0.1:9",
    "https,::1,443,[::1]:443",
    "http,2001:db8::1,80,[2001:db8::1]:80"
  })
  void names_the_port_always_beside_its_host(
      String scheme, String host, int port, String hostAndPort) {
    assertThat(new ServerOrigin(scheme, host, port).hostAndPort()).isEqualTo(hostAndPort);
  }

  @ParameterizedTest
  @CsvSource({"https,true", "http,false"})
  void is_secure_by_its_scheme(String scheme, boolean secure) {
    assertThat(new ServerOrigin(scheme, "localhost", 443).isSecure()).isEqualTo(secure);
  }
}
