import { render } from 'preact';
import './styles/base.css';
import { App } from './shell/app.tsx';

render(<App />, document.getElementById('app')!);
