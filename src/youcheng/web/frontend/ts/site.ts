// What every page may use once it has arrived; every page works without it.
import { rememberAppearance } from "./appearance";
import { suggestWhileTyping } from "./suggest";

rememberAppearance();
suggestWhileTyping();
