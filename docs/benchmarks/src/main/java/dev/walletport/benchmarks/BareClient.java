package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The peer: HttpClient 5 with safe settings, and the reply read token by token into the same
 * values, by hand and with no check. It has a timeout per read and no deadline, refuses no repeated
 * key, and hides no secret.
 */
final class BareClient implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString("your_api_key:".getBytes(US_ASCII));

  private final URI baseUri;
  private final CloseableHttpClient client = HttpClientBuilder.create()
      .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
          .setDefaultConnectionConfig(ConnectionConfig.custom()
              .setConnectTimeout(Timeout.ofSeconds(3))
              .setSocketTimeout(Timeout.ofSeconds(10))
              .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
              .build())
          .setMaxConnTotal(20)
          .setMaxConnPerRoute(20)
          .build())
      .setDefaultRequestConfig(RequestConfig.custom()
          .setConnectionRequestTimeout(Timeout.ofSeconds(2))
          .setResponseTimeout(Timeout.ofSeconds(10))
          .setRedirectsEnabled(false)
          .setAuthenticationEnabled(false)
          .build())
      .disableAutomaticRetries()
      .disableRedirectHandling()
      .disableAuthCaching()
      .disableCookieManagement()
      .disableContentCompression()
      .build();

  BareClient(URI baseUri) {
    this.baseUri = baseUri;
  }

  /** What a reply says. */
  record Wallet(
      @Nullable String id,
      @Nullable String provider,
      boolean linked,
      @Nullable String token,
      @Nullable BigDecimal balance,
      @Nullable Instant readAt) {}

  Wallet find(String customer, String wallet) throws IOException {
    return exchange(new HttpGet(baseUri.resolve("/wallets/" + wallet)), customer);
  }

  Wallet link(String customer, String wallet, String otp) throws IOException {
    HttpPost post = new HttpPost(baseUri.resolve("/wallets/" + wallet));
    post.setEntity(new UrlEncodedFormEntity(
        List.of(new BasicNameValuePair("command", "link"), new BasicNameValuePair("otp", otp)),
        StandardCharsets.UTF_8));
    return exchange(post, customer);
  }

  private Wallet exchange(HttpUriRequestBase request, String customer) throws IOException {
    request.setHeader("Authorization", AUTHORIZATION);
    request.setHeader("x-routing-id", customer);
    return client.execute(request, response -> {
      if (response.getCode() != 200) {
        throw new IOException("HTTP " + response.getCode());
      }
      return read(EntityUtils.toByteArray(response.getEntity()));
    });
  }

  private static Wallet read(byte[] body) throws IOException {
    String id = null;
    String provider = null;
    boolean linked = false;
    String token = null;
    BigDecimal balance = null;
    Instant readAt = null;
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "id" -> id = parser.getText();
          case "wallet" -> provider = parser.getText();
          case "linked" -> linked = parser.getBooleanValue();
          case "token" -> token = parser.getText();
          case "current_balance" -> balance = parser.getDecimalValue();
          case "last_refreshed" ->
            readAt = OffsetDateTime.parse(parser.getText(), DATE).toInstant();
          default -> parser.skipChildren();
        }
      }
    }
    return new Wallet(id, provider, linked, token, balance, readAt);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
