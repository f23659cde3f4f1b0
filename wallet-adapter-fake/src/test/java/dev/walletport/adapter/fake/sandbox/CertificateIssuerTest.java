package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CertificateIssuerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");

  private final CertificateIssuer issuer = new CertificateIssuer(NOW);

  @Test
  void issues_an_authority_and_a_server_that_it_signs() throws Exception {
    KeyPair keys = issuer.keys();
    X509Certificate authority = issuer.authority(keys);
    X509Certificate server = issuer.server(
        issuer.keys().getPublic(), keys, Set.of(HostName.of("sandbox"), HostName.of("127.0.0.1")));

    authority.verify(keys.getPublic());
    server.verify(keys.getPublic());

    assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(authority.getKeyUsage()).startsWith(false, false, false, false, false, true);
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getKeyUsage()).startsWith(true, false);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getNotBefore()).isEqualTo(NOW.minusSeconds(86_400));
    assertThat(server.getNotAfter()).isEqualTo(NOW.plusSeconds(29 * 86_400));
  }

  @Test
  void numbers_certificates_with_positive_numbers_of_which_none_comes_twice() throws Exception {
    KeyPair keys = issuer.keys();
    X509Certificate again = new CertificateIssuer(NOW).authority(keys);
    X509Certificate server = issuer.server(keys.getPublic(), keys, Set.of(HostName.of("sandbox")));

    assertThat(List.of(issuer.authority(keys), issuer.authority(keys), again, server))
        .extracting(X509Certificate::getSerialNumber)
        .allSatisfy(number -> assertThat(number).isPositive())
        .doesNotHaveDuplicates();
  }

  @Test
  void keytool_reads_what_it_issues(@TempDir Path folder) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeThat(keytool).exists();
    KeyPair keys = issuer.keys();
    X509Certificate server =
        issuer.server(keys.getPublic(), keys, Set.of(HostName.of("::1"), HostName.of("sandbox")));
    Path file = Files.write(folder.resolve("server.der"), server.getEncoded());

    String printed = output(keytool.toString(), "-printcert", "-v", "-file", file.toString());

    assertThat(printed)
        .contains(
            "CN=Walletport sandbox server",
            "CN=Walletport sandbox authority",
            "SHA256withECDSA",
            "DNSName: sandbox",
            "IPAddress: 0:0:0:0:0:0:0:1",
            "serverAuth",
            "Digital",
            "KeyIdentifier");
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.4.3,            0603550403",
    "1.2.840.10045.4.3.2, 06082a8648ce3d040302",
    "1.2.127.128.16384,  06072a7f8100818000"
  })
  void writes_object_identifiers(String dotted, String hex) {
    assertThat(DerWriter.oid(dotted)).asHexString().isEqualToIgnoringCase(hex);
  }

  @ParameterizedTest
  @CsvSource({"0, 0400", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100"})
  void writes_lengths(int length, String hex) {
    assertThat(DerWriter.octetString(new byte[length]))
        .asHexString()
        .startsWithIgnoringCase(hex)
        .hasSize(hex.length() + 2 * length);
  }
}
