@rem npm start runs "exec node ...": where a shell knows exec, signals reach the program itself. Windows has none.
@%*
