package dev.walletport.adapter.juspay;

import dev.walletport.application.port.HostFailureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log to which this adapter logs as well, under the name of the port. */
final class Slf4jHostFailureLog implements HostFailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(HostFailureLog.class);

  @Override
  public void warn(String message, Throwable thrown) {
    LOG.warn(message, thrown);
  }
}
