// Breaks the rule of the house on purpose: the layer test must find it.
#include "assess/machine.hpp"
