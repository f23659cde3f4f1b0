package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BodyReaderTest {

  private static final int LIMIT = 16 << 20;
  private static final int UNKNOWN = -1;

  @Test
  void takes_memory_for_what_comes_and_not_for_the_limit() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] sent = "{}".getBytes(US_ASCII);
    HttpEntity entity = new InputStreamEntity(new ByteArrayInputStream(sent), UNKNOWN, null);
    long before = threads.getCurrentThreadAllocatedBytes();

    byte[] body = BodyReader.read(entity, LIMIT);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LIMIT);
    assertThat(body).isEqualTo(sent);
  }
}
