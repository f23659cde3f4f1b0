/**
 * The gateway to Juspay's wallet API over HTTP. Start at
 * {@link dev.walletport.adapter.juspay.JuspayModule} or
 * {@link dev.walletport.adapter.juspay.Juspay}.
 */
@org.jspecify.annotations.NullMarked
module dev.walletport.adapter.juspay {
  requires transitive dev.walletport.application;
  requires com.fasterxml.jackson.core;
  requires jdk.net; // HttpClient likewise.
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.slf4j;
  requires static com.google.common; // Guice needs it, and as an automatic module cannot say so.
  requires static com.google.guice; // Only for hosts that use JuspayModule.
  requires static com.google.errorprone.annotations;
  requires static transitive org.jspecify;

  exports dev.walletport.adapter.juspay;
}
