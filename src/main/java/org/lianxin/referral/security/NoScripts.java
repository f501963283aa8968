package org.lianxin.referral.security;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/** Knows no script language, not even the expression language, which as a script would see every bean. */
final class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // None is wanted.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(null);
    }

    @Override
    public @Nullable ScriptEngine getScriptEngine(String language, boolean fromCache) {
        return null;
    }
}
