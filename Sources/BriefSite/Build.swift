// Placeholder until the build lands.
