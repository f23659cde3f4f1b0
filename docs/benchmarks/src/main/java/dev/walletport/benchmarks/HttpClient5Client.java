package dev.walletport.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HttpClient 5 with its own form entity; with safe settings it is what all others are held to. */
final class HttpClient5Client implements WalletClient {

  private final URI wallet;
  private final CloseableHttpClient client;
  private final HttpClientResponseHandler<WalletBody> handler;

  private HttpClient5Client(
      URI baseUri, CloseableHttpClient client, HttpClientResponseHandler<WalletBody> handler) {
    this.wallet = baseUri.resolve(TARGET);
    this.client = client;
    this.handler = handler;
  }

  /** With no change to its settings. */
  static HttpClient5Client asItComes(URI baseUri) {
    return new HttpClient5Client(
        baseUri, HttpClients.createDefault(), HttpClient5Client::fromBytes);
  }

  /** Sends nothing twice, nothing elsewhere, and has a timeout for each step, but no deadline. */
  static HttpClient5Client safe(URI baseUri, LoopbackTls tls) {
    return new HttpClient5Client(baseUri, safeClient(tls), HttpClient5Client::fromBytes);
  }

  /**
   * The same, but databind reads from the connection: that saves the 4 KiB that
   * {@link EntityUtils#toByteArray} allocates on the way, and the bytes themselves.
   */
  static HttpClient5Client safeStreaming(URI baseUri, LoopbackTls tls) {
    return new HttpClient5Client(baseUri, safeClient(tls), HttpClient5Client::fromStream);
  }

  private static WalletBody fromBytes(ClassicHttpResponse response) throws IOException {
    return WalletBody.linked(response.getCode(), EntityUtils.toByteArray(response.getEntity()));
  }

  private static WalletBody fromStream(ClassicHttpResponse response) throws IOException {
    try (InputStream body = response.getEntity().getContent()) {
      return WalletBody.linked(response.getCode(), body);
    }
  }

  private static CloseableHttpClient safeClient(LoopbackTls tls) {
    return HttpClientBuilder.create()
        .setConnectionManager(pool(tls))
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
  }

  private static PoolingHttpClientConnectionManager pool(LoopbackTls tls) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls.client()))
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(3))
            .setSocketTimeout(Timeout.ofSeconds(10))
            .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
            .build())
        .setMaxConnTotal(20)
        .setMaxConnPerRoute(20)
        .build();
  }

  @Override
  public Object link() throws IOException {
    HttpPost post = new HttpPost(wallet);
    post.setEntity(new UrlEncodedFormEntity(
        List.of(new BasicNameValuePair("command", "link"), new BasicNameValuePair("otp", OTP)),
        StandardCharsets.UTF_8));
    return exchange(post);
  }

  Object find() throws IOException {
    return exchange(new HttpGet(wallet));
  }

  private WalletBody exchange(HttpUriRequestBase request) throws IOException {
    request.setHeader("Authorization", WalletBody.AUTHORIZATION);
    request.setHeader("x-routing-id", CUSTOMER_ID);
    return client.execute(request, handler);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
