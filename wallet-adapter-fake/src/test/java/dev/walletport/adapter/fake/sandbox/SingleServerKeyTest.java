package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the JDK asks differs from version to version, and by socket or engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleServerKeyTest {

  private KeyPair keys;
  private X509Certificate certificate;
  private SingleServerKey key;

  @BeforeEach
  void makeKey() throws Exception {
    CertificateIssuer issuer = new CertificateIssuer(Instant.parse("2026-01-01T09:00:00Z"));
    keys = issuer.keys();
    certificate = issuer.authority(keys);
    key = new SingleServerKey(keys.getPrivate(), certificate);
  }

  @Test
  void is_for_servers_that_ask_for_a_key_of_its_kind() {
    String alias = String.valueOf(key.chooseServerAlias("EC", null, null));

    assertThat(key.chooseEngineServerAlias("EC", null, null)).isEqualTo(alias);
    assertThat(key.getServerAliases("EC", null)).containsExactly(alias);
    assertThat(key.getPrivateKey(alias)).isSameAs(keys.getPrivate());
    assertThat(key.getCertificateChain(alias)).containsExactly(certificate);
  }

  @Test
  void is_not_for_a_server_that_asks_for_another_kind() {
    assertThat(key.chooseServerAlias("RSA", null, null)).isNull();
    assertThat(key.chooseEngineServerAlias("RSA", null, null)).isNull();
    assertThat(key.getServerAliases("RSA", null)).isNull();
  }

  @Test
  void is_known_by_no_other_alias() {
    assertThat(key.getPrivateKey("other")).isNull();
    assertThat(key.getCertificateChain("other")).isNull();
  }

  @Test
  void is_not_for_a_client() {
    assertThat(key.chooseClientAlias(new String[] {"EC"}, null, null)).isNull();
    assertThat(key.getClientAliases("EC", null)).isNull();
  }
}
