package dev.walletport.benchmarks;

import java.io.IOException;
import java.net.URI;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp with its own form body, and no change to its settings. */
final class OkHttpWalletClient implements WalletClient {

  private final String wallet;
  private final OkHttpClient client;

  OkHttpWalletClient(URI baseUri, LoopbackTls tls) {
    wallet = baseUri + TARGET;
    client = new OkHttpClient.Builder()
        .sslSocketFactory(tls.client().getSocketFactory(), tls.trust())
        .build();
  }

  @Override
  public Object link() throws IOException {
    Request request = new Request.Builder()
        .url(wallet)
        .header("Authorization", WalletBody.AUTHORIZATION)
        .header("x-routing-id", CUSTOMER_ID)
        .post(new FormBody.Builder().add("command", "link").add("otp", OTP).build())
        .build();
    try (Response response = client.newCall(request).execute()) {
      return WalletBody.linked(response.code(), response.body().bytes());
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
