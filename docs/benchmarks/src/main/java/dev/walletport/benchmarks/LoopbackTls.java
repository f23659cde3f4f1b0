package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS for a server on 127.0.0.1 and for clients that trust nothing else, by a self-signed
 * certificate that the JDK's {@code keytool} makes anew each time.
 *
 * @param server for the server
 * @param client for clients
 * @param trust what the clients trust
 * @param trustStore the same as a PKCS 12 file, gone when this JVM ends, with
 *     {@link #STORE_PASSWORD}
 */
record LoopbackTls(SSLContext server, SSLContext client, X509TrustManager trust, Path trustStore) {

  static final String STORE_PASSWORD = "changeit";

  private static final String ALIAS = "loopback";

  /** Makes a key, a certificate and what trusts it. */
  static LoopbackTls create() throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("walletport-benchmarks");
    Path keys = folder.resolve("keys.p12");
    try {
      keytool(keys);
      KeyStore made = KeyStore.getInstance(keys.toFile(), STORE_PASSWORD.toCharArray());
      return of(made, folder.resolve("trusted.p12"));
    } finally {
      Files.deleteIfExists(keys);
      folder.toFile().deleteOnExit();
    }
  }

  private static LoopbackTls of(KeyStore made, Path trustStore)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, made.getCertificate(ALIAS));
    store(trusted, trustStore);
    X509TrustManager trust = trust(trusted);
    return new LoopbackTls(server(made), client(trust), trust, trustStore);
  }

  private static void store(KeyStore trusted, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, STORE_PASSWORD.toCharArray());
    }
    file.toFile().deleteOnExit();
  }

  private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext client(X509TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context;
  }

  private static X509TrustManager trust(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    return (X509TrustManager) managers.getTrustManagers()[0];
  }

  private static void keytool(Path file) throws IOException {
    Process process = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            STORE_PASSWORD,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-alias",
            ALIAS,
            "-dname",
            "CN=" + ALIAS,
            "-ext",
            "san=ip:127.0.0.1"))
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + said.strip());
    }
  }
}
