package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority and a certificate of its own for every sandbox, made at its start by the
 * {@code keytool} of the running JDK, since the JDK itself has no public way to sign one. The
 * authority's key is gone when they are made, so nobody can sign another one with it.
 *
 * @param server TLS for the server
 * @param client TLS for a client that trusts this authority and no other
 * @param pem the authority's certificate, for clients that read PEM
 * @param trustStore the authority's certificate in a PKCS 12 store with the password "changeit"
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these, and nobody changes them.
record Certificates(SSLContext server, SSLContext client, byte[] pem, byte[] trustStore) {

  /** What everybody uses; a trust store holds no secret. */
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
  private static final String LOOPBACK = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
  private static final String PASSWORD_VARIABLE = "SANDBOX_STORE_PASSWORD";

  /**
   * Makes them.
   *
   * @param names of the server, besides those of loopback
   */
  static Certificates make(Set<HostName> names) throws IOException {
    Path folder = Files.createTempDirectory("sandbox"); // For nobody but this user.
    Path file = folder.resolve("keys.p12");
    String password = password();
    try {
      keytool(file, password, AUTHORITY, "-ext", "bc:c", "-startdate", "-1d");
      keytool(file, password, SERVER, "-signer", AUTHORITY, "-ext", "san=" + subjects(names));
      char[] opener = password.toCharArray();
      return read(KeyStore.getInstance(file.toFile(), opener), opener);
    } catch (GeneralSecurityException e) {
      throw new IOException("keytool made a key store that cannot be read", e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Certificates read(KeyStore made, char[] password)
      throws GeneralSecurityException, IOException {
    Certificate authority = made.getCertificate(AUTHORITY);
    made.deleteEntry(AUTHORITY);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, authority);
    return new Certificates(
        server(made, password), client(trusted), pem(authority), stored(trusted));
  }

  private static String password() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String subjects(Set<HostName> names) {
    return names.stream()
        .map(name -> "," + name.subject())
        .collect(Collectors.joining("", LOOPBACK, ""));
  }

  private static void keytool(Path file, String password, String alias, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        file.toString(),
        "-storetype",
        "PKCS12",
        "-storepass:env",
        PASSWORD_VARIABLE,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "30",
        "-alias",
        alias,
        "-dname",
        "CN=Walletport sandbox " + alias));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    await(builder.start());
  }

  private static void await(Process process) throws IOException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a certificate", e);
    }
  }

  private static SSLContext server(KeyStore keys, char[] password) throws GeneralSecurityException {
    KeyManagerFactory server = KeyManagerFactory.getInstance("PKIX");
    server.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(server.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext client(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] pem(Certificate authority) throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
        .getBytes(UTF_8);
  }

  private static byte[] stored(KeyStore trusted) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trusted.store(bytes, STORE_PASSWORD);
    return bytes.toByteArray();
  }
}
