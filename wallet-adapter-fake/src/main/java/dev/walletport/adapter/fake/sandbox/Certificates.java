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
 * A certificate authority and a server certificate for every sandbox, made at its start by the
 * {@code keytool} of the running JDK, since the JDK itself has no public way to sign one. The
 * authority's key is deleted then, so no other certificate can be signed with it.
 *
 * @param server TLS for the server
 * @param client TLS for a client that trusts this authority and no other
 * @param pem the authority's certificate, for clients that read PEM
 * @param trustStore the authority's certificate in a PKCS 12 store with the password "changeit"
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed.
record Certificates(SSLContext server, SSLContext client, byte[] pem, byte[] trustStore) {

  /** The usual one; a trust store holds no secret. */
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
  private static final String PASSWORD_VARIABLE = "SANDBOX_STORE_PASSWORD";

  /**
   * Makes both certificates.
   *
   * @param names host names of the server, at least one
   */
  static Certificates make(Set<HostName> names) throws IOException {
    Path folder = Files.createTempDirectory("sandbox"); // Readable by this user only.
    Path file = folder.resolve("keys.p12");
    String password = password();
    try {
      keytool(file, password, AUTHORITY, "bc:c", "ku:c=keyCertSign");
      keytool(file, password, SERVER, "ku:c=digitalSignature", "eku=serverAuth", subjects(names));
      char[] storePassword = password.toCharArray();
      return read(KeyStore.getInstance(file.toFile(), storePassword), storePassword);
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
    return names.stream().map(HostName::subject).collect(Collectors.joining(",", "san=", ""));
  }

  /** With key usage extensions, which strict clients require. */
  private static void keytool(Path file, String password, String alias, String... extensions)
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
        "-startdate",
        "-1d",
        "-validity",
        "30",
        "-alias",
        alias,
        "-dname",
        "CN=Walletport sandbox " + alias));
    for (String extension : extensions) {
      command.addAll(List.of("-ext", extension));
    }
    if (!alias.equals(AUTHORITY)) {
      command.addAll(List.of("-signer", AUTHORITY));
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    await(builder.start());
  }

  private static void await(Process process) throws IOException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output.strip());
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
