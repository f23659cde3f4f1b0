package dev.walletport.alternatives.application.port;

import java.io.IOException;
import java.time.Duration;

/** May be interrupted, and declares more. */
public interface Pause {

  void sleep(Duration duration) throws InterruptedException;

  void failing(Duration duration) throws IOException;
}
