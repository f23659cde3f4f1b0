package dev.walletport.adapter.fake;

import io.vavr.control.Option;

/**
 * The state and the clock on which a call begins and ends. After a restore they are no longer those
 * of the fake, so the call leaves no trace there.
 *
 * @param state the state
 * @param clock the clock
 */
record CurrentState(FakeState state, CallClock clock) {

  ProviderControls controls() {
    return new ProviderControls(state.providerState(), clock);
  }

  /** Begins a step; the monitor of the customer is held, if there is one. */
  StepStart begin(Option<CustomerRecord> customer) {
    return state.providerState().begin(customer, clock);
  }

  ProviderOperations operations(Option<CustomerRecord> caller, StepStart step) {
    return new ProviderOperations(state.providerState(), caller, step);
  }
}
