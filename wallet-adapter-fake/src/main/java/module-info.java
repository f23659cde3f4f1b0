/** The gateway to a provider in memory, as strict as a real one. */
@org.jspecify.annotations.NullMarked
module dev.walletport.adapter.fake {
  requires transitive dev.walletport.application;
  requires static com.fasterxml.jackson.core; // Only for hosts that use the package sandbox.
  requires static com.google.common; // Guice needs it, and as an automatic module cannot say so.
  requires static com.google.guice; // Only for hosts that use FakeModule.
  requires static org.apache
      .httpcomponents
      .core5
      .httpcore5; // Only for hosts that use the package sandbox.
  requires static com.google.errorprone.annotations;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api; // Only for tests that use the package junit.
  requires static org.junit.jupiter.params; // Only for tests with parameters, from 5.14 on.
  requires static org.slf4j; // Only for hosts that use the package sandbox.

  exports dev.walletport.adapter.fake;
  exports dev.walletport.adapter.fake.junit;
  exports dev.walletport.adapter.fake.sandbox;

  // JUnit creates the extension behind the annotation.
  opens dev.walletport.adapter.fake.junit to
      org.junit.platform.commons;
}
