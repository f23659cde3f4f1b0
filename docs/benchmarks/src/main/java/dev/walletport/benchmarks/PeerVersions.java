package dev.walletport.benchmarks;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import in.juspay.model.Wallet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import okhttp3.OkHttp;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.VersionInfo;

/** The versions that are on the class path of this run. */
final class PeerVersions {

  private static final String SDK_PROPERTIES =
      "/META-INF/maven/in.juspay/expresscheckout/pom.properties";

  private PeerVersions() {}

  static List<String> describe() throws IOException {
    return List.of(
        "HttpClient " + httpClient(),
        "databind " + PackageVersion.VERSION,
        "OkHttp " + OkHttp.VERSION,
        HttpsLinks.SDK + " " + sdk());
  }

  private static String httpClient() {
    return VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClient.class.getClassLoader())
        .getRelease();
  }

  private static String sdk() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Wallet.class.getResourceAsStream(SDK_PROPERTIES)) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}
