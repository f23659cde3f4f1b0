package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/**
 * A handler of the protocol whose refusals of a {@link MalformedHeadException} say what is wrong.
 */
final class ExplainingProtocolHandler extends HttpService {

  ExplainingProtocolHandler(HttpProcessor processor, HttpServerRequestHandler handler) {
    super(processor, handler);
  }

  @Override
  protected void handleException(HttpException cause, ClassicHttpResponse response) {
    super.handleException(cause, response);
    if (cause instanceof MalformedHeadException malformed) {
      response.setEntity(new ExplanationEntity(malformed.words()));
    }
  }

  /** The words of a refusal, in place of those of HttpCore, which quote the client. */
  static final class ExplanationEntity extends ByteArrayEntity {
    private final String words;

    ExplanationEntity(String words) {
      super(words.getBytes(UTF_8), ContentType.TEXT_PLAIN);
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
