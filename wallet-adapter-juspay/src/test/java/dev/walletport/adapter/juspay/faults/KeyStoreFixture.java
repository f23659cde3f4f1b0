package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.Entry;
import java.security.KeyStore.PasswordProtection;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of the test servers, made by the JDK's own {@code keytool} when they are first needed,
 * so that no private key lies in the sources and no certificate ages with them.
 */
final class KeyStoreFixture {

  static final char[] PASSWORD = "only for these tests".toCharArray();

  private static final String AUTHORITY = "authority";
  private static final String LOOPBACK = "san=ip:127.0.0.1";
  private static final KeyStore ALL = made();

  private KeyStoreFixture() {}

  /** The certificate of the test authority and nothing else, for a client to trust. */
  static KeyStore trusted() throws GeneralSecurityException, IOException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry(AUTHORITY, ALL.getCertificate(AUTHORITY));
    return trusted;
  }

  /** The keys of one server and nothing else. */
  static KeyStore server(String name) throws GeneralSecurityException, IOException {
    PasswordProtection protection = new PasswordProtection(PASSWORD);
    Entry keys = ALL.getEntry(name, protection);
    KeyStore server = empty();
    server.setEntry(name, keys, protection);
    return server;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private static KeyStore made() {
    try {
      Path folder = Files.createTempDirectory("walletport-keys");
      Path file = folder.resolve("keys.p12");
      try {
        makeAll(file);
        return KeyStore.getInstance(file.toFile(), PASSWORD);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (GeneralSecurityException | IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void makeAll(Path file) throws IOException, InterruptedException {
    make(file, AUTHORITY, "-ext", "bc:c", "-startdate", "-20d", "-validity", "40");
    make(file, "good", "-signer", AUTHORITY, "-ext", LOOPBACK);
    make(file, "wrong-name", "-signer", AUTHORITY, "-ext", "san=dns:wallets.example");
    make(
        file,
        "expired",
        "-signer",
        AUTHORITY,
        "-ext",
        LOOPBACK,
        "-startdate",
        "-10d",
        "-validity",
        "5");
    make(file, "untrusted", "-ext", LOOPBACK);
  }

  private static void make(Path file, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        file.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        String.valueOf(PASSWORD),
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-alias",
        name,
        "-dname",
        "CN=" + name));
    command.addAll(List.of(options));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }
}
